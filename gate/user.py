"""`st.user`, `st.login` and `st.logout` behind the gate, as pages written for Streamlit's sign-in know them.

Streamlit fills `st.user` from headers, which hold text only, or from a cookie of its own sign-in, which needs
an `[auth]` section. The gate has verified the person already, so it answers where Streamlit asks for them.
"""

import inspect
from contextvars import ContextVar
from types import CodeType
from typing import Any

import streamlit
from starlette.types import Scope
from streamlit import config
from streamlit import user_info as sign_in
from streamlit.web.server.starlette import starlette_websocket

from gate.person import Person

# The person of the request that is being answered. Streamlit passes no more than its headers on.
current: ContextVar[Person | None] = ContextVar("person", default=None)

_SIGN_OUT = "/_gate/signout"

# The function with which Streamlit reads the person from headers; the second name is that before 1.67.
_READERS = ("gather_user_info", "_gather_user_info")


def provide_user() -> None:
    """Makes the verified person `st.user`. Raises on a Streamlit that reads the person in another way.

    Streamlit compares all of it when a browser presents a session id: anyone else gets a new session.
    """
    reader = _reader(starlette_websocket)
    if reader is None:
        raise RuntimeError(
            f"The gate does not know how Streamlit {streamlit.__version__} reads st.user, so it does not "
            "start. Pin a version that it is tested with; gate/requirements-oldest.in has the oldest."
        )
    setattr(starlette_websocket, reader, user_info)
    streamlit.login = sign_in.login = login


def user_info(_headers: object) -> dict[str, Any]:
    """What `st.user` holds. What a person lacks is None. Raises outside a request of somebody verified."""
    person = current.get()
    if person is None:
        raise LookupError("no verified person in this request")
    return {
        "is_logged_in": True,
        "sub": person.sub,
        "email": person.email,
        "name": person.name,
        "groups": [*person.groups],
    }


def login(provider: str | None = None) -> None:
    """Does nothing: whoever sees a page has signed in. Streamlit's own raises without an `[auth]` section."""


def redirect(scope: Scope) -> str | None:
    """Where Streamlit's own sign-in addresses lead: `st.logout` to the stage's sign-out, the others home."""
    if scope["type"] != "http":
        return None
    base = f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
    home = f"{base}/"
    return {f"{home}auth/logout": _SIGN_OUT, f"{home}auth/login": home, f"{home}oauth2callback": home}.get(
        scope["path"]
    )


def _reader(module: Any) -> str | None:
    """The function to replace, by name, if the WebSocket handler calls it and it takes the headers alone."""
    handler = getattr(module, "create_websocket_handler", None)
    for name in _READERS if inspect.isfunction(handler) else ():
        reader = getattr(module, name, None)
        if inspect.isfunction(reader) and [*inspect.signature(reader).parameters] == ["headers"]:
            return name if _names(handler.__code__, name) else None
    return None


def _names(code: CodeType, name: str) -> bool:
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return name in code.co_names or any(_names(each, name) for each in inner)
