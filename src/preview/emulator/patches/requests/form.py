"""Forms: the members of the protocols query and ec2, `Tags.member.1.Key=stage`.

https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
"""

from typing import Any
from urllib.parse import parse_qs

from botocore.model import Shape

from .call import Message
from .text import read_text
from .violation import Path, Violation

_ENVELOPE = ("Action", "Version")


def read_form(shape: Shape | None, fields: dict[str, list[str]], is_ec2: bool, found: list[Violation]) -> Any:
    """The members; those that the shape does not know are violations, also where it is None."""
    reader = _Form(is_ec2, found)
    tree = _tree({name: values[0] for name, values in fields.items() if _is_member(name)})
    return reader.read_structure(shape, tree, ())


def form_fields(message: Message) -> dict[str, list[str]]:
    """Those of the query string and of a body that is a form; what goes to another path is an object."""
    is_form = message.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    if not is_form or message.path != "/":
        return message.query
    body = parse_qs(message.body.decode("utf-8", "replace"), keep_blank_values=True)
    return body | message.query


def _is_member(name: str) -> bool:
    return name not in _ENVELOPE and not name.startswith("X-Amz-")


def _tree(fields: dict[str, str]) -> dict[str, Any]:
    """By the parts of the names; a value beside parts of its own name is under ''."""
    root: dict[str, Any] = {}
    for name, value in fields.items():
        node = root
        for part in name.split("."):
            node = node.setdefault(part, {})
        node[""] = value
    return root


class _Form:
    def __init__(self, is_ec2: bool, found: list[Violation]) -> None:
        self.is_ec2, self.found = is_ec2, found

    def read_structure(self, shape: Shape | None, tree: dict[str, Any], path: Path) -> dict[str, Any]:
        known = shape.members if shape else {}
        members = {self.name(name, member): (name, member) for name, member in known.items()}
        value = {}
        for wire_name, node in tree.items():
            if wire_name in members:
                name, member = members[wire_name]
                value[name] = self.read(member, node, (*path, name))
            else:
                self.found.append(Violation("unknown", (*path, wire_name), "Member is not known", node))
        return value

    def name(self, name: str, shape: Shape) -> str:
        given = shape.serialization.get("name", name)
        if self.is_ec2:
            return shape.serialization.get("queryName", given[0].upper() + given[1:])
        is_flat = shape.type_name == "list" and shape.serialization.get("flattened")
        return shape.member.serialization.get("name", given) if is_flat else given

    def read(self, shape: Shape, node: dict[str, Any], path: Path) -> Any:
        if shape.type_name == "structure":
            return self.read_structure(shape, node, path)
        if shape.type_name == "list":
            return self.read_list(shape, node, path)
        if shape.type_name == "map":
            return self.read_map(shape, node, path)
        if "" not in node:
            self.found.append(Violation("type", path, f"{shape.type_name} expected", node))
            return None
        return read_text(shape, node[""], path, self.found, "iso8601")

    def read_list(self, shape: Shape, node: dict[str, Any], path: Path) -> Any:
        if not (self.is_ec2 or shape.serialization.get("flattened")):
            node = self.inner(node, shape.member.serialization.get("name", "member"), path)
        return [self.read(shape.member, each, (*path, index)) for index, each in self.numbered(node, path)]

    def read_map(self, shape: Shape, node: dict[str, Any], path: Path) -> Any:
        if not shape.serialization.get("flattened"):
            node = self.inner(node, "entry", path)
        key = shape.key.serialization.get("name", "key")
        value = shape.value.serialization.get("name", "value")
        return {
            each.get(key, {}).get("", ""): self.read(shape.value, each.get(value, {}), (*path, index))
            for index, each in self.numbered(node, path)
        }

    def inner(self, node: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
        """`X=` stands for an empty list."""
        for other in node.keys() - {name, ""}:
            self.found.append(Violation("unknown", (*path, other), "Member is not known", node[other]))
        return node.get(name, {})

    def numbered(self, node: dict[str, Any], path: Path) -> list[tuple[int, dict[str, Any]]]:
        for other in [part for part in node if part and not part.isdecimal()]:
            self.found.append(Violation("unknown", (*path, other), "Member is not known", node[other]))
        return sorted((int(part), each) for part, each in node.items() if part.isdecimal())
