"""REST: which operation a method and a path are, and the members that are no part of a body.

Headers and parameters that the operation does not know are ignored, as AWS does: signatures travel in them.
"""

import re
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

from botocore.model import ServiceModel, Shape

from .call import Call, Message
from .text import read_text
from .violation import Path, Violation

_LABEL = re.compile(r"\{([^}+]+)(\+?)\}")


class Route(NamedTuple):
    operation: str
    method: str
    path: re.Pattern[str]
    labels: tuple[str, ...]
    literals: int
    # Of the query string: what tells ListObjectsV2 from ListObjects.
    constants: tuple[tuple[str, str], ...]
    # Of the query string and the headers: what tells UploadPart from PutObject.
    required: tuple[tuple[str, str], ...]


def match(model: ServiceModel, message: Message) -> tuple[str, dict[str, str]] | None:
    """The operation and the path's labels, of the route that fits best."""
    if not model.protocol.startswith("rest"):
        return None
    found = [
        (route, labels)
        for route in _routes(model)
        if route.method == message.method
        and all((message.query.get(name) or [None])[0] == value for name, value in route.constants)
        and (labels := route.path.fullmatch(message.path))
    ]
    if not found:
        return None
    route, labels = max(found, key=lambda each: _fit(each[0], message))
    return route.operation, dict(zip(route.labels, map(unquote, labels.groups()), strict=True))


def read_located(call: Call, found: list[Violation]) -> dict[str, Any]:
    """The members of the path, the query string and the headers."""
    message = call.message
    value: dict[str, Any] = {}
    for name, shape in call.operation.input_shape.members.items():
        location, wire_name = shape.serialization.get("location"), shape.serialization.get("name", name)
        if location == "uri":
            texts = [call.labels[wire_name]] if wire_name in call.labels else []
        elif location == "querystring":
            texts = message.query.get(wire_name, [])
        elif location == "header":
            texts = [message.headers[wire_name.lower()]] if wire_name.lower() in message.headers else []
        elif location == "headers":
            prefix = wire_name.lower()
            value[name] = {
                header[len(prefix) :]: text
                for header, text in message.headers.items()
                if header.startswith(prefix)
            }
            continue
        else:
            continue
        if texts:
            value[name] = _read(shape, texts, location, (name,), found)
    return value


def _read(shape: Shape, texts: list[str], location: str, path: Path, found: list[Violation]) -> Any:
    format_ = "rfc822" if location == "header" else "iso8601"
    if shape.type_name != "list":
        return None if shape.type_name == "map" else read_text(shape, texts[-1], path, found, format_)
    parts = [part.strip() for part in texts[0].split(",")] if location == "header" else texts
    return [
        read_text(shape.member, part, (*path, index), found, format_) for index, part in enumerate(parts, 1)
    ]


@cache
def _routes(model: ServiceModel) -> list[Route]:
    """Without the deprecated ones: S3's have the routes of those that took their place."""
    return [
        _route(model, name) for name in model.operation_names if not model.operation_model(name).deprecated
    ]


def _route(model: ServiceModel, name: str) -> Route:
    operation = model.operation_model(name)
    path, _, constants = operation.http["requestUri"].partition("?")
    parts = _LABEL.split(path.rstrip("/"))  # literal, label, "+" or "", literal ...
    pattern = "".join(
        re.escape(part) if index % 3 == 0 else "(.+)" if parts[index + 1] else "([^/]+)"
        for index, part in enumerate(parts)
        if index % 3 != 2
    )
    return Route(
        operation=name,
        method=operation.http["method"],
        path=re.compile(f"{pattern}/?"),
        labels=tuple(parts[1::3]),
        literals=sum(len(part) for part in parts[::3]),
        constants=tuple(parse_qsl(constants, keep_blank_values=True)),
        required=tuple(_required(operation.input_shape)),
    )


def _required(shape: Shape | None) -> list[tuple[str, str]]:
    required = [(name, shape.members[name]) for name in shape.required_members] if shape else []
    return [
        (member.serialization["location"], member.serialization.get("name", name))
        for name, member in required
        if member.serialization.get("location") in ("querystring", "header")
    ]


def _fit(route: Route, message: Message) -> tuple[int, int, bool, int]:
    """The more of a route is in the message, the better; a route that lacks something is the last choice."""
    whole = all(
        name in message.query if location == "querystring" else name.lower() in message.headers
        for location, name in route.required
    )
    count = len(route.required)
    return route.literals, len(route.constants), whole, count if whole else -count
