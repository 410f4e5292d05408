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


def provide_user() -> None:
    """Makes the verified person `st.user`. Raises on a Streamlit that reads the person in another way.

    Streamlit compares all of it when a browser presents a session id: anyone else gets a new session.
    """
    if not _is_asked(starlette_websocket):
        raise RuntimeError(
            f"The gate does not know how Streamlit {streamlit.__version__} reads st.user, so it does not "
            "start. Pin a version of Streamlit that the gate supports (docs/limits.md)."
        )
    starlette_websocket.gather_user_info = user_info
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


def _is_asked(module: Any) -> bool:
    """Whether the WebSocket's handler calls the function that `provide_user` replaces, with the headers."""
    asked = getattr(module, "gather_user_info", None)
    handler = getattr(module, "create_websocket_handler", None)
    if not (inspect.isfunction(asked) and inspect.isfunction(handler)):
        return False
    return [*inspect.signature(asked).parameters] == ["headers"] and _names(handler.__code__, asked.__name__)


def _names(code: CodeType, name: str) -> bool:
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return name in code.co_names or any(_names(each, name) for each in inner)
