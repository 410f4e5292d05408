"""What two verified tokens prove."""

from dataclasses import dataclass

from gate.person import Person

LEEWAY_SECONDS = 60  # clocks differ; the load balancer's token lives for minutes
_LATE_SESSION_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Proof:
    """Who is asking, which app their access token opens or why it opens none, and until when that holds.

    Both tokens hold until `expires`, the access token alone until `access_expires`: the load balancer
    signs a new one of its own every few minutes, so a socket is measured by the latter. `session_ends` is
    when the login session does, as far as the tokens say when it began.
    """

    person: Person
    app: str | None
    refused: str | None
    expires: int
    access_expires: int
    session_ends: int | None = None

    def socket_ends(self, now: float) -> float:
        """When what a socket was opened with is over: with the access token, and with the login session.

        The session is counted from the sign-in of the person. For a second app that may have been up to an
        hour before the load balancer's session began, so one that lives on is looked at again after a while.
        """
        if self.session_ends is None:
            return self.access_expires
        latest = self.session_ends if now < self.session_ends else now + _LATE_SESSION_SECONDS
        return min(self.access_expires, latest)

    def holds(self, now: float) -> bool:
        return now < self.expires + LEEWAY_SECONDS
