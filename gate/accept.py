"""In which form somebody wants to be told no: as a page, as a problem document, or as a line of text."""

import re
from enum import Enum

from gate.headers import Headers

_QUALITY = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", re.ASCII | re.IGNORECASE)
_HTML = {"text/html", "application/xhtml+xml"}
_JSON = {"application/json", "application/problem+json"}


class Form(Enum):
    PAGE = "page"
    PROBLEM = "problem"
    TEXT = "text"


def form_for(headers: Headers) -> Form:
    """Types count where they are named: `*/*` comes with every picture and every call of a script.

    Whoever names neither HTML nor JSON gets the page only where a browser would show it, which its
    `Sec-Fetch-Mode` says, and a line of text otherwise. Liking both equally means the page.
    """
    html, json = _quality(headers, _HTML), _quality(headers, _JSON)
    if json > html:
        return Form.PROBLEM
    navigates = (b"sec-fetch-mode", b"navigate") in [(name.lower(), value) for name, value in headers]
    return Form.PAGE if html > 0 or navigates else Form.TEXT


def _quality(headers: Headers, types: set[str]) -> float:
    """The best `q` of any of the types; 0 if none is named."""
    accept = b",".join(value for name, value in headers if name.lower() == b"accept").decode("latin-1")
    best = 0.0
    for entry in accept.split(","):
        kind, *parameters = entry.split(";")
        if kind.strip().lower() in types:
            stated = [match[1] for match in map(_QUALITY.fullmatch, parameters) if match]
            best = max(best, float(stated[0]) if stated else 1.0)
    return best
