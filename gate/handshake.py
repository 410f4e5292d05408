"""uvicorn's WebSocket, which forgets the handshake's headers once the gate has them.

It would keep them for as long as the socket is open, and every open page has one: an app's code shares this
process, and would find its visitors' tokens and cookies there. The task starts uvicorn with it (`--ws`).
"""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request


class Handshake(WebSocketsSansIOProtocol):
    def handle_connect(self, event: Request) -> None:
        """Nothing reads the request's headers afterwards: the scope has its own, which the gate cleans."""
        super().handle_connect(event)
        event.headers.clear()
