"""Log lines are data: one JSON object per line on stdout. Never a token, a cookie, a query or an address."""

import json
import logging
import re

# Streamlit's ids of sessions and files, and of media.
_ID = re.compile(r"\b([0-9a-f]{8})(?:(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,})\b", re.IGNORECASE)


def log(event: str, **fields: str | int) -> None:
    print(json.dumps({"event": event, **fields}), flush=True)


def masked(text: str) -> str:
    """The text with the beginning of each id only: enough to tell lines apart, not to use one."""
    return _ID.sub(r"\1-masked", text)


class _MaskedRecord(logging.LogRecord):
    def getMessage(self) -> str:
        return masked(super().getMessage())


def mask_streamlits_lines() -> None:
    """Streamlit warns of sessions by their whole ids."""
    make = logging.getLogRecordFactory()

    def make_masked(name: str, *arguments: object, **more: object) -> logging.LogRecord:
        return (_MaskedRecord if name.startswith("streamlit.") else make)(name, *arguments, **more)

    logging.setLogRecordFactory(make_masked)
