"""How long a socket may stay open: no clock and no network, only what was said and when.

A socket keeps what its handshake proved. When that has expired it ends at the first moment at which
nobody would notice, and after a while at any moment: Streamlit's browser code then asks for
`/_stcore/health` over HTTP, where the load balancer renews the access token or asks for a login, and
comes back to the same session with fresh headers.
"""

from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gate.messages import fields


@dataclass(slots=True)
class SocketLife:
    """All times are seconds on one clock.

    A socket begins quiet: a browser that comes back to a session asks for nothing.
    """

    expires: float
    latest: float
    quiet_seconds: float
    moved: float
    running: bool = False
    operations: int = 0

    def from_browser(self, message: bytes, now: float) -> None:
        """Asking for a run counts as running, so that a script which is slow to start is not cut."""
        for number, _ in fields(message):
            if number == BackMsg.APP_HEARTBEAT_FIELD_NUMBER:
                return
            if number == BackMsg.RERUN_SCRIPT_FIELD_NUMBER:
                self.running = True
            elif number == BackMsg.BACKEND_OPERATION_REQUEST_FIELD_NUMBER:
                self.operations += 1
        self.moved = now

    def from_streamlit(self, message: bytes, now: float) -> bool:
        """Whether it counts as movement.

        A run that ends for the next one is no end, and the next one may begin without the browser.
        """
        for number, value in fields(message):
            if number == ForwardMsg.HEARTBEAT_ACK_FIELD_NUMBER:
                return False
            if number == ForwardMsg.NEW_SESSION_FIELD_NUMBER:
                self.running = True
            elif number == ForwardMsg.SCRIPT_FINISHED_FIELD_NUMBER:
                self.running = value == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            elif number == ForwardMsg.BACKEND_OPERATION_RESPONSE_FIELD_NUMBER:
                self.operations = max(0, self.operations - 1)
        self.moved = now
        return True

    def wait(self, now: float) -> float:
        """Seconds until it is worth looking again; none left, and the socket ends now."""
        if now < self.expires:
            return self.expires - now
        if self.running or self.operations:
            return min(self.latest - now, self.quiet_seconds)
        return min(self.latest, self.moved + self.quiet_seconds) - now
