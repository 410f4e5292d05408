"""The members of a request against the constraints of its model."""

from typing import Any

from botocore.model import Shape

from .patterns import matcher
from .violation import Path, Violation


def check(shape: Shape | None, value: Any) -> list[Violation]:
    """What does not fit, in the order of the model. An operation without input has nothing that could not."""
    found: list[Violation] = []
    if shape is not None:
        _check(shape, value, (), found)
    return found


def _check(shape: Shape, value: Any, path: Path, found: list[Violation]) -> None:
    checker = _CHECKERS.get(shape.type_name)
    if checker and not getattr(shape, "is_document_type", False):
        checker(shape, value, path, found)


def _structure(shape: Shape, value: dict[str, Any], path: Path, found: list[Violation]) -> None:
    rules = shape.metadata
    for name in rules.get("required", ()):
        if value.get(name) is None:
            sensitive = bool(shape.members[name].metadata.get("sensitive"))
            found.append(Violation("required", (*path, name), "Member must not be null", None, sensitive))
    given = {name: member for name, member in value.items() if member is not None}
    if rules.get("union") and len(given) != 1:
        found.append(Violation("constraint", path, "Member must have exactly one member set", value))
    for name, member in given.items():
        _check(shape.members[name], member, (*path, name), found)


def _list(shape: Shape, value: list[Any], path: Path, found: list[Violation]) -> None:
    _length(shape, value, path, found)
    for index, member in enumerate(value, 1):
        _element(shape.member, member, (*path, index), found)


def _map(shape: Shape, value: dict[str, Any], path: Path, found: list[Violation]) -> None:
    _length(shape, value, path, found)
    for key, member in value.items():
        inner: list[Violation] = []
        _check(shape.key, key, path, inner)
        found += [
            each._replace(constraint=f"Map keys must satisfy constraint: [{each.constraint}]")
            for each in inner
        ]
        _element(shape.value, member, (*path, key), found)


def _element(shape: Shape, value: Any, path: Path, found: list[Violation]) -> None:
    if value is None:
        found.append(Violation("constraint", path, "Member must not be null"))
    else:
        _check(shape, value, path, found)


def _string(shape: Shape, value: str, path: Path, found: list[Violation]) -> None:
    rules = shape.metadata
    enum, pattern = rules.get("enum"), rules.get("pattern")
    if enum and value not in enum:
        _add(found, shape, path, f"Member must satisfy enum value set: [{', '.join(enum)}]", value)
    matches = matcher(pattern) if pattern else None
    if matches and not matches(value):
        _add(found, shape, path, f"Member must satisfy regular expression pattern: {pattern}", value)
    _length(shape, value, path, found)


def _length(shape: Shape, value: Any, path: Path, found: list[Violation]) -> None:
    least, most = _bounds(shape)
    if least is not None and len(value) < least:
        _add(found, shape, path, f"Member must have length greater than or equal to {least}", value)
    if most is not None and len(value) > most:
        _add(found, shape, path, f"Member must have length less than or equal to {most}", value)


def _number(shape: Shape, value: float, path: Path, found: list[Violation]) -> None:
    least, most = _bounds(shape)
    if least is not None and value < least:
        _add(found, shape, path, f"Member must have value greater than or equal to {least}", value)
    if most is not None and value > most:
        _add(found, shape, path, f"Member must have value less than or equal to {most}", value)


def _add(found: list[Violation], shape: Shape, path: Path, constraint: str, value: Any) -> None:
    sensitive = bool(shape.metadata.get("sensitive"))
    found.append(Violation("constraint", path, constraint, value, sensitive))


def _bounds(shape: Shape) -> tuple[float | None, float | None]:
    return shape.metadata.get("min"), shape.metadata.get("max")


_CHECKERS = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "blob": _length,
    **dict.fromkeys(("integer", "long", "float", "double"), _number),
}
