"""The patterns of AWS's models, which are Java's or ECMAScript's, as patterns of `regex`.

In all of them \\w, \\d and \\s are ASCII and a dot is no line break, whatever else is Unicode:
https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
AWS compares the whole string, also where a pattern has no anchors.
"""

from collections.abc import Callable
from functools import cache

import regex

# What cannot be compared here → why, and a value that AWS takes.
NOT_TRANSLATED = {
    r"^arn:aws([a-z-]+)?:ec2:[a-z\d-]+:\d{12}:placement-group/^.{1,255}$": (
        "It has an anchor in its middle: no value could match.",
        "arn:aws:ec2:eu-central-1:000000000000:placement-group/batch",
    ),
}

_PART = regex.compile(r"\\[pP]\{\w+\}|\\.|\[\^?|.", regex.DOTALL)
_ASCII = {"d": "0-9", "w": "A-Za-z0-9_", "s": r"\t\n\x0B\f\r\x20"}
_ASCII |= {name.upper(): f"^{chars}" for name, chars in _ASCII.items()}
_POSIX = {
    r"\p{ASCII}": r"\x00-\x7F",
    r"\p{Alnum}": "A-Za-z0-9",
    r"\p{Alpha}": "A-Za-z",
    r"\p{Digit}": "0-9",
    r"\p{Graph}": r"\x21-\x7E",
    r"\p{Lower}": "a-z",
    r"\p{Print}": r"\x20-\x7E",
    r"\p{Upper}": "A-Z",
}
_NO_LINE_BREAK = r"[^\n\r\x85\u2028\u2029]"
# The characters beyond U+FFFF, as Java writes them.
_SURROGATES = r"\uD800\uDC00-\uDBFF\uDFFF"


@cache
def matcher(pattern: str) -> Callable[[str], object] | None:
    """Compares a whole string; None for a pattern that cannot be compared."""
    return None if pattern in NOT_TRANSLATED else regex.compile(translate(pattern)).fullmatch


def translate(pattern: str) -> str:
    """The same pattern for `regex`."""
    parts = _PART.findall(pattern.replace(_SURROGATES, r"\U00010000-\U0010FFFF"))
    line_breaks = "(?s)" in pattern
    written: list[str] = []
    in_class = False
    for position, part in enumerate(parts):
        chars = _POSIX.get(part) or _ASCII.get(part.removeprefix("\\") if part.startswith("\\") else "")
        if not in_class:
            in_class = part.startswith("[")
            dot = part == "." and not line_breaks
            written.append(f"[{chars}]" if chars else _NO_LINE_BREAK if dot else part)
        elif part == "-" and (_is_class(parts[position - 1]) or _is_class(parts[position + 1])):
            written.append(r"\-")  # beside a class it is no range
        else:
            in_class = part != "]"
            written.append(part if chars is None or chars.startswith("^") else chars)
    return "".join(written)


def _is_class(part: str) -> bool:
    return part.startswith("\\") and part[1:2] in "dwsDWSpP"
