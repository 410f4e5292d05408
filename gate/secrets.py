"""The app's secrets: from the task's environment into `st.secrets`, and left nowhere else."""

import json
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import streamlit as st

# Followed by the key in the app's setting `secrets`, verbatim: STREAMGATE_SECRET_database.
_PREFIX = "STREAMGATE_SECRET_"

_COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"  # noqa: S105  # the name of Streamlit's own variable

Environment = MutableMapping[str, str]


def take_secrets(environment: Environment) -> dict[str, str | dict[str, Any]]:
    """The secrets by key, taken out of `environment`: no child process inherits them, no page prints them.

    A JSON object becomes a section, as in secrets.toml; everything else, numbers and quoted strings
    too, is text as it stands.
    """
    names = [name for name in environment if name.startswith(_PREFIX)]
    return {name.removeprefix(_PREFIX): _read(environment.pop(name)) for name in names}


def _read(text: str) -> str | dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) else text


def hide_secrets(environment: Environment) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """A lifespan for `st.App` which leaves `environment` without secrets, before anybody's page runs.

    Streamlit copies every top-level text and number of `st.secrets` there, over what was there: a secret
    called PATH would replace it. So does a secrets.toml, undone here too: what works with it must work in
    AWS. Streamlit has read its cookie secret by then.
    """
    before = dict(environment)

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        environment.pop(_COOKIE_SECRET, None)
        for key in st.secrets if st.secrets.load_if_toml_exists() else ():
            if key in before:
                environment[key] = before[key]
            else:
                environment.pop(key, None)
        yield

    return lifespan
