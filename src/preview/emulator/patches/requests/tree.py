"""Bodies that are trees with types of their own: JSON and CBOR.

https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
"""

import base64
import binascii
import datetime
import json
from typing import Any

from botocore.model import Shape
from botocore.parsers import RpcV2CBORParser

from .text import LIMITS
from .violation import Path, Violation

_MALFORMED = "The body is not valid {}"
_SPECIAL = ("NaN", "Infinity", "-Infinity")


def read_json(shape: Shape | None, body: bytes, path: Path, found: list[Violation]) -> dict[str, Any]:
    try:
        tree = json.loads(body) if body else {}
    except ValueError:
        return _malformed("JSON", found)
    return _read_root(shape, tree, False, path, found)


def read_cbor(shape: Shape | None, body: bytes, found: list[Violation]) -> dict[str, Any]:
    parser = RpcV2CBORParser()
    try:
        tree = parser.parse_data_item(parser.get_peekable_stream_from_bytes(body)) if body else {}
    except Exception:  # botocore's own of several kinds
        return _malformed("CBOR", found)
    return _read_root(shape, tree, True, (), found)


def _malformed(format_: str, found: list[Violation]) -> dict[str, Any]:
    found.append(Violation("type", (), _MALFORMED.format(format_)))
    return {}


def _read_root(
    shape: Shape | None, tree: Any, is_cbor: bool, path: Path, found: list[Violation]
) -> dict[str, Any]:
    reader = _Tree(is_cbor, found)
    if isinstance(tree, dict):
        return reader.read_structure(shape, tree, path)
    reader.wrong("structure", tree, path)
    return {}


class _Tree:
    def __init__(self, is_cbor: bool, found: list[Violation]) -> None:
        self.is_cbor, self.found = is_cbor, found

    def read_structure(self, shape: Shape | None, tree: dict[str, Any], path: Path) -> dict[str, Any]:
        """What a REST request has elsewhere than in its body is not known in the body."""
        members = {} if shape is None else _body_members(shape)
        value = {}
        for wire_name, node in tree.items():
            if wire_name in members:
                name, member = members[wire_name]
                value[name] = self.read(member, node, (*path, name))
            elif wire_name != "__type":  # of unions, from some clients
                self.found.append(Violation("unknown", (*path, wire_name), "Member is not known", node))
        return value

    def read(self, shape: Shape, node: Any, path: Path) -> Any:
        kind = shape.type_name
        if node is None or getattr(shape, "is_document_type", False):
            return node
        if kind == "structure" and isinstance(node, dict):
            return self.read_structure(shape, node, path)
        if kind == "list" and isinstance(node, list):
            return [self.read(shape.member, each, (*path, index)) for index, each in enumerate(node, 1)]
        if kind == "map" and isinstance(node, dict):
            return {key: self.read(shape.value, each, (*path, key)) for key, each in node.items()}
        if _fits(kind, node, self.is_cbor):
            return base64.b64decode(node) if kind == "blob" and isinstance(node, str) else node
        return self.wrong(kind, node, path, bool(shape.metadata.get("sensitive")))

    def wrong(self, kind: str, node: Any, path: Path, sensitive: bool = False) -> None:
        self.found.append(Violation("type", path, _reason(kind, node), node, sensitive))


def _body_members(shape: Shape) -> dict[str, tuple[str, Shape]]:
    """By their names on the wire."""
    return {
        member.serialization.get("name", name): (name, member)
        for name, member in shape.members.items()
        if "location" not in member.serialization
    }


def _fits(kind: str, node: Any, is_cbor: bool) -> bool:
    is_number = isinstance(node, int | float) and not isinstance(node, bool)
    if kind in LIMITS:
        return is_number and float(node).is_integer() and -LIMITS[kind] <= node < LIMITS[kind]
    if kind in ("float", "double"):
        return is_number or (not is_cbor and node in _SPECIAL)
    if kind == "timestamp":
        return isinstance(node, datetime.datetime) if is_cbor else is_number
    if kind == "blob":
        return isinstance(node, bytes) if is_cbor else isinstance(node, str) and _is_base64(node)
    return isinstance(node, bool if kind == "boolean" else str)


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error:
        return False
    return True


def _reason(kind: str, node: Any) -> str:
    """As AWS words it."""
    if isinstance(node, list):
        return "Start of list found where not expected"
    if isinstance(node, dict):
        return "Start of structure or map found where not expected."
    if kind in ("list", "structure", "map"):
        return f"Expected {kind} or null"
    given = str(node).upper() if isinstance(node, bool) else "STRING" if isinstance(node, str) else "NUMBER"
    return f"{given}_VALUE can not be converted to {'an' if kind == 'integer' else 'a'} {kind.title()}"
