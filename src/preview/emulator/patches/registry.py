"""CloudFormation's registry, as cfn-lint ships it: the schema of every resource type."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

# Importing cfn-lint takes seconds, so only its files are used.
SCHEMAS = Path(find_spec("cfnlint").origin).parent / "data" / "schemas"


@cache
def _types(region: str) -> dict[str, str]:
    return json.loads((SCHEMAS / "providers" / f"{region}.json").read_text())


@cache
def schema_of(kind: str, region: str) -> Schema | None:
    """A type's schema in a region; None for what the registry there does not have, as custom resources."""
    file = _types(region).get(kind)
    return json.loads((SCHEMAS / "resources" / f"{file}.json").read_text()) if file else None


def paths(schema: Schema, *lists: str) -> list[list[str]]:
    """The property paths that a schema lists: `/properties/A/B` becomes `["A", "B"]`."""
    pointers = (pointer for name in lists for pointer in schema.get(name) or [])
    return [pointer.split("/")[2:] for pointer in pointers]


def values_at(properties: Any, path: list[str]) -> list[Any]:
    """All values at a path, in which `*` is every item of a list. A path that leads nowhere has none."""
    if not path:
        return [properties]
    name, *rest = path
    if name == "*" and isinstance(properties, list):
        return [value for item in properties for value in values_at(item, rest)]
    if isinstance(properties, dict) and name in properties:
        return values_at(properties[name], rest)
    return []
