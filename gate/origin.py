"""Which page opens a WebSocket. A browser sends the visitor's session along with any page's handshake."""

from starlette.types import Scope

_SCHEMES = {"ws": b"http", "wss": b"https"}
_PORTS = {"ws": b":80", "wss": b":443"}


def is_own_origin(scope: Scope) -> bool:
    """Whether the page that opens the socket is the app's own. `scope` has the visitor's scheme.

    Every browser sends `Origin` with a handshake, so without one there is no page of this app:
    https://www.rfc-editor.org/rfc/rfc6455#section-4.1. Streamlit itself would take a handshake without an
    origin, and one of `localhost` or of the task's own addresses.
    """
    origins = [value for name, value in scope["headers"] if name.lower() == b"origin"]
    hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
    if len(origins) != 1 or len(hosts) != 1 or not hosts[0]:
        return False
    host = hosts[0].lower().removesuffix(_PORTS[scope["scheme"]])
    return origins[0] == _SCHEMES[scope["scheme"]] + b"://" + host
