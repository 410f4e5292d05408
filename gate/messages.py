"""What a message between the browser and Streamlit is, without decoding all that it carries.

A chart's data can be megabytes; its kind is a few bytes around them. So only the outermost fields of
the protocol buffer are looked at, each skipped by its length.
https://protobuf.dev/programming-guides/encoding/
"""

from collections.abc import Iterator


def fields(message: bytes) -> Iterator[tuple[int, int]]:
    """Number and value of each outermost field; for one that is not a plain number, its length.

    What is no protocol buffer ends early: Streamlit itself refuses it then.
    """
    at = 0
    try:
        while at < len(message):
            tag, at = _varint(message, at)
            value, at = _sized(message, at, tag & 7)
            if at > len(message):
                return
            yield tag >> 3, value
    except (IndexError, ValueError):
        return


def _sized(message: bytes, at: int, wire_type: int) -> tuple[int, int]:
    match wire_type:
        case 0:
            return _varint(message, at)
        case 1:
            return 8, at + 8
        case 2:
            length, at = _varint(message, at)
            return length, at + length
        case 5:
            return 4, at + 4
    raise ValueError(wire_type)


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Seven bits per byte, the lowest first; the eighth says that more follow."""
    value = 0
    for position in range(10):
        byte = message[at + position]
        value |= (byte & 0x7F) << (7 * position)
        if byte < 0x80:
            return value, at + position + 1
    raise ValueError("too long")
