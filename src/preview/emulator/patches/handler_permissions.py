"""CloudFormation: which actions a resource's handler takes, and what IAM can restrict each to."""

import json
import re
from fnmatch import fnmatchcase
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).parent
_DATA = Path(find_spec("cfnlint").submodule_search_locations[0]) / "data"
_READ = re.compile(r":(Batch)?(Describe|Get|List)")


def actions_of(kind: str, handlers: tuple[str, ...], properties: set[str]) -> list[str]:
    """What CloudFormation calls as whoever deploys. The deploy role is made from the same two files."""
    listed = [action for handler in handlers for action in _listed(kind).get(handler, [])]
    called = [action for action in listed if _is_called(kind, action, properties)]
    forgotten = [
        action
        for entry in _read(_HERE / "forgotten_permissions.json")["forgotten"]
        if entry["type"] == kind and not set(handlers).isdisjoint(entry["handlers"])
        if "properties" not in entry or not properties.isdisjoint(entry["properties"])
        for action in entry["actions"]
    ]
    return list(dict.fromkeys(called + forgotten))


@cache
def arn_patterns(action: str) -> tuple[re.Pattern, ...] | None:
    """The ARNs an action can be restricted to: none where that is `*` only, None for no action at all."""
    service, _, name = action.lower().partition(":")
    known = _read(_DATA / "AdditionalSpecs" / "Policies.json").get(service, {})
    found = known.get("Actions", {}).get(name)
    if found is None:
        return None
    formats = [
        arn for kind in found.get("Resources", []) for arn in known["Resources"][kind.lower()]["ARNFormats"]
    ]
    return tuple(re.compile(re.sub(r"\$\{\w+\}", "[^:]*", arn)) for arn in formats)


def _listed(kind):
    files = _read(_DATA / "schemas" / "providers" / "us-east-1.json")
    schema = _read(_DATA / "schemas" / "resources" / f"{files[kind]}.json") if kind in files else {}
    handlers = {name: handler["permissions"] for name, handler in schema.get("handlers", {}).items()}
    return handlers or _read(_HERE / "forgotten_permissions.json")["unlisted"].get(kind, {})


def _is_called(kind, action, properties):
    if _READ.search(action):
        return True
    conditions = _read(_HERE / "conditional_permissions.json").get(kind, {})
    needs = [needed for pattern, needed in conditions.items() if fnmatchcase(action, pattern)]
    return all(isinstance(needed, list) and not properties.isdisjoint(needed) for needed in needs)


@cache
def _read(file):
    return json.loads(file.read_text())
