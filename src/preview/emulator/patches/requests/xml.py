"""XML: the bodies of S3 and Route 53. Neither has maps in them.

https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
"""

from typing import Any
from xml.etree import ElementTree

from botocore.model import Shape

from .text import read_text
from .violation import Path, Violation


def read_xml(
    shape: Shape, body: bytes, root: str | None, path: Path, found: list[Violation]
) -> dict[str, Any]:
    """`root` is the name that the outermost element has to have, where the model says one."""
    if not body:
        return {}
    try:
        element = ElementTree.fromstring(body)  # noqa: S314  # from this machine; expat bounds entities
    except ElementTree.ParseError:
        found.append(Violation("type", (), "The body is not valid XML"))
        return {}
    if root and _tag(element) != root:
        found.append(Violation("type", (), f"{root} expected", _tag(element)))
        return {}
    return _structure(shape, element, path, found)


def _structure(
    shape: Shape, element: ElementTree.Element, path: Path, found: list[Violation]
) -> dict[str, Any]:
    members = {
        member.serialization.get("name", name): (name, member)
        for name, member in shape.members.items()
        if _is_element(member)
    }
    nodes: dict[str, list[ElementTree.Element]] = {}
    for child in element:
        nodes.setdefault(_tag(child), []).append(child)
    value = {}
    for wire_name, children in nodes.items():
        if wire_name in members:
            name, member = members[wire_name]
            value[name] = _read(member, children, (*path, name), found)
        else:
            found.append(Violation("unknown", (*path, wire_name), "Member is not known", children[0].text))
    attributes = {_local(key): text for key, text in element.items()}
    for name, member in shape.members.items():
        if member.serialization.get("xmlAttribute"):
            value[name] = attributes.get(member.serialization["name"].rpartition(":")[2])
    return value


def _read(shape: Shape, children: list[ElementTree.Element], path: Path, found: list[Violation]) -> Any:
    first = children[0]
    if shape.type_name == "list":
        flattened = shape.serialization.get("flattened")
        items = children if flattened else _items(shape.member, first, path, found)
        return [_read(shape.member, [item], (*path, index), found) for index, item in enumerate(items, 1)]
    if shape.type_name == "structure":
        return _structure(shape, first, path, found)
    return read_text(shape, first.text or "", path, found, "iso8601")


def _items(
    member: Shape, element: ElementTree.Element, path: Path, found: list[Violation]
) -> list[ElementTree.Element]:
    name = member.serialization.get("name", "member")
    for item in element:
        if _tag(item) != name:
            found.append(Violation("unknown", (*path, _tag(item)), "Member is not known", item.text))
    return [item for item in element if _tag(item) == name]


def _is_element(shape: Shape) -> bool:
    return "location" not in shape.serialization and not shape.serialization.get("xmlAttribute")


def _tag(element: ElementTree.Element) -> str:
    return _local(element.tag)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
