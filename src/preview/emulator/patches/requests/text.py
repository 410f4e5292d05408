"""Members that travel as text: in forms, paths, query strings, headers and XML."""

import base64
import binascii
import re
from typing import Any

from botocore.model import Shape
from botocore.utils import parse_timestamp

from .violation import Path, Violation

_INTEGER = re.compile(r"[+-]?\d+")
_BOOLEANS = {"true": True, "false": False}
# https://smithy.io/2.0/spec/simple-types.html
LIMITS = {"integer": 2**31, "long": 2**63}


def read_text(shape: Shape, text: str, path: Path, found: list[Violation], format_: str) -> Any:
    """The value; None, and a violation, where the text is none. `format_` is a timestamp's default."""
    try:
        return _READERS[shape.type_name](shape, text, shape.serialization.get("timestampFormat", format_))
    except (ValueError, KeyError, OverflowError, binascii.Error):
        message = f"{shape.type_name} expected"
        found.append(Violation("type", path, message, text, bool(shape.metadata.get("sensitive"))))
        return None


def _number(shape: Shape, text: str, _format: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    number = int(text)
    if not -LIMITS[shape.type_name] <= number < LIMITS[shape.type_name]:
        raise ValueError(text)
    return number


def _timestamp(_shape: Shape, text: str, format_: str) -> Any:
    if format_ != "unixtimestamp" and not re.search(r"\d\d:\d\d", text):
        raise ValueError(text)
    return parse_timestamp(text)


_READERS = {
    "string": lambda _shape, text, _format: text,
    "character": lambda _shape, text, _format: text,
    "integer": _number,
    "long": _number,
    "float": lambda _shape, text, _format: float(text),
    "double": lambda _shape, text, _format: float(text),
    "boolean": lambda _shape, text, _format: _BOOLEANS[text],
    "timestamp": _timestamp,
    "blob": lambda _shape, text, _format: base64.b64decode(text, validate=True),
}
