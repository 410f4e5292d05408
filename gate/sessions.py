"""Whose Streamlit session an address names. Streamlit takes uploads from anyone who knows a session's id."""

import re
from collections.abc import Callable

from starlette.types import Scope
from streamlit.runtime import Runtime

OwnerOf = Callable[[str], str | None]

_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]*)")


def session_named(scope: Scope) -> str | None:
    """The session in an upload's address, `/_stcore/upload_file/<session>/<file>`, or None."""
    upload = _UPLOAD.search(scope["path"])
    return upload and upload[1]


def owner_of(session_id: str) -> str | None:
    """The `sub` of the person who began the session; None where this copy has no such session.

    Streamlit keeps a session for a while after its socket has ended, with its files.
    """
    if not Runtime.exists():
        return None
    session = Runtime.instance()._session_mgr.get_session_info(session_id)
    return None if session is None else session.session._user_info.get("sub")
