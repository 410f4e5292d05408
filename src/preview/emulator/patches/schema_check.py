"""Checks a value against a schema of CloudFormation's registry, in CloudFormation's words.

They are those of the validator it uses, https://github.com/everit-org/json-schema. Most repeat neither
the value nor the rule: https://github.com/aws-cloudformation/cloudformation-resource-schema/pull/40
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import regex

Schema = dict[str, Any]


def violations(value: Any, schema: Schema, root: Schema, path: str = "#") -> Iterator[str]:
    """What is wrong with a value: nothing when it is valid. `root` has the definitions."""
    if "$ref" in schema:
        yield from violations(value, referred(schema["$ref"], root), root, path)
    value, problem = typed(value, schema.get("type"))
    if problem:
        yield f"{path}: {problem}"
        return
    if isinstance(value, str):
        yield from _text(value, schema, path)
    elif isinstance(value, list):
        yield from _list(value, schema, root, path)
    elif isinstance(value, dict):
        yield from _object(value, schema, root, path)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from _number(value, schema, path)
    if "enum" in schema and value not in schema["enum"]:
        yield failed(path, "enum")
    if "const" in schema and value != schema["const"]:
        yield failed(path, "const")
    yield from _combined(value, schema, root, path)


def referred(reference: str, root: Schema) -> Schema:
    """The schema at `#/definitions/Name`."""
    found = root
    for name in reference.split("/")[1:]:
        found = found[name]
    return found


def failed(path: str, keyword: str) -> str:
    return f"{path}: failed validation constraint for keyword [{keyword}]"


NAMES = {"string": "String", "object": "JSONObject", "array": "JSONArray", "boolean": "Boolean"}
NAMES |= {"number": "Number", "integer": "Integer", "null": "null"}
WORDS = {"true": True, "false": False}


def typed(value: Any, types: Any) -> tuple[Any, str]:
    """The value in its schema's type, and what is wrong.

    CloudFormation converts text to numbers and booleans and back, as parameters are always text.
    """
    wanted = types if isinstance(types, list) else [types] if types else []
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    found = {str: "string", dict: "object", list: "array", bool: "boolean", int: "integer", float: "number"}
    actual = found.get(type(value), "null")
    if not wanted or actual in wanted or (actual == "integer" and "number" in wanted):
        return value, ""
    if (
        "integer" in wanted
        and isinstance(value, (str, float))
        and regex.fullmatch(r"-?\d+(\.0+)?", str(value))
    ):
        return int(float(value)), ""
    if "number" in wanted and isinstance(value, str) and regex.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value), ""
    if "boolean" in wanted and isinstance(value, str) and value.lower() in WORDS:
        return WORDS[value.lower()], ""
    if "string" in wanted and (is_number or isinstance(value, bool)):
        return json.dumps(value), ""
    return value, f"expected type: {NAMES[wanted[0]]}, found: {NAMES[actual]}"


@cache
def _pattern(pattern: str) -> regex.Pattern:
    return regex.compile(pattern)


def _text(value: str, schema: Schema, path: str) -> Iterator[str]:
    for keyword, wrong in (("minLength", int.__lt__), ("maxLength", int.__gt__)):
        if keyword in schema and wrong(len(value), int(schema[keyword])):
            yield f"{path}: expected {keyword}: {schema[keyword]}, actual: {len(value)}"
    if "pattern" in schema and not _pattern(schema["pattern"]).search(value):
        yield failed(path, "pattern")


def _number(value: float, schema: Schema, path: str) -> Iterator[str]:
    rules = {
        "minimum": lambda limit: value >= limit,
        "maximum": lambda limit: value <= limit,
        "exclusiveMinimum": lambda limit: value > limit,
        "exclusiveMaximum": lambda limit: value < limit,
        "multipleOf": lambda limit: Decimal(str(value)) % Decimal(str(limit)) == 0,
    }
    for keyword, holds in rules.items():
        if keyword in schema and not holds(schema[keyword]):
            yield failed(path, keyword)


def _list(value: list[Any], schema: Schema, root: Schema, path: str) -> Iterator[str]:
    count = len(value)
    if count < schema.get("minItems", 0):
        yield f"{path}: expected minimum item count: {schema['minItems']}, found: {count}"
    if count > schema.get("maxItems", count):
        yield f"{path}: expected maximum item count: {schema['maxItems']}, found: {count}"
    distinct = {json.dumps(item, sort_keys=True) for item in value}
    keys = schema.get("uniqueKeys") or []
    keyed = [tuple(map(str, map(item.get, keys))) for item in value if keys and isinstance(item, dict)]
    if (schema.get("uniqueItems") and len(distinct) < count) or len(set(keyed)) < len(keyed):
        yield f"{path}: array items are not unique"
    if len(distinct) > schema.get("maxUniqueItems", count):
        yield failed(path, "maxUniqueItems")
    first = schema.get("prefixItems") or []
    rest = [schema.get("items") or {}] * (count - len(first))
    for index, (item, rule) in enumerate(zip(value, [*first, *rest], strict=False)):
        yield from violations(item, rule, root, f"{path}/{index}")
    if "contains" in schema and not any(_valid(item, schema["contains"], root) for item in value):
        yield f"{path}: expected at least one array item to match 'contains' schema"


def _object(value: dict[str, Any], schema: Schema, root: Schema, path: str) -> Iterator[str]:
    for name in schema.get("required") or []:
        if name not in value:
            yield f"{path}: required key [{name}] not found"
    if len(value) < schema.get("minProperties", 0):
        yield f"{path}: minimum size: [{schema['minProperties']}], found: [{len(value)}]"
    if len(value) > schema.get("maxProperties", len(value)):
        yield f"{path}: maximum size: [{schema['maxProperties']}], found: [{len(value)}]"
    named, patterns = schema.get("properties") or {}, schema.get("patternProperties") or {}
    others = schema.get("additionalProperties", True)
    for name, member in value.items():
        rules = [named[name]] if name in named else []
        rules += [rule for pattern, rule in patterns.items() if _pattern(pattern).search(name)]
        if not rules and others is False:
            yield f"{path}: extraneous key [{name}] is not permitted"
        for rule in rules or [others]:
            if isinstance(rule, dict):
                yield from violations(member, rule, root, f"{path}/{name}")
    yield from _together(value, schema, root, path)


def _together(value: dict[str, Any], schema: Schema, root: Schema, path: str) -> Iterator[str]:
    """Which members ask for others, and which exclude them."""
    for keyword in ("dependencies", "dependentRequired"):
        for name, asked in (schema.get(keyword) or {}).items():
            if name not in value:
                continue
            if isinstance(asked, dict):
                yield from violations(value, asked, root, path)
            else:
                yield from (f"{path}: property [{each}] is required" for each in asked if each not in value)
    for name, excluded in (schema.get("dependentExcluded") or {}).items():
        if name in value and any(each in value for each in excluded):
            yield failed(path, "dependentExcluded")
    for keyword, allowed in (("requiredOr", range(1, 99)), ("requiredXor", (1,))):
        if keyword in schema and sum(name in value for name in schema[keyword]) not in allowed:
            yield failed(path, keyword)


def _combined(value: Any, schema: Schema, root: Schema, path: str) -> Iterator[str]:
    for part in schema.get("allOf") or []:
        yield from violations(value, part, root, path)
    if "if" in schema:
        branch = "then" if _valid(value, schema["if"], root) else "else"
        yield from violations(value, schema.get(branch) or {}, root, path)
    if "not" in schema and _valid(value, schema["not"], root):
        yield failed(path, "not")
    if "anyOf" in schema and not any(_valid(value, part, root) for part in schema["anyOf"]):
        yield f"{path}: #: no subschema matched out of the total {len(schema['anyOf'])} subschemas"
    if "oneOf" in schema and (matched := sum(_valid(value, part, root) for part in schema["oneOf"])) != 1:
        yield f"{path}: #: {matched} subschemas matched instead of one"


def _valid(value: Any, schema: Schema, root: Schema) -> bool:
    return next(violations(value, schema, root), None) is None
