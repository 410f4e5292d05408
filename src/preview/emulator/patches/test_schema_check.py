"""What is wrong with a value, in CloudFormation's words, and that every rule of a schema in use is known."""

import re
from typing import Any

import pytest

from .processes import EMULATOR, REGION
from .registry import schema_of
from .schema_check import failed, violations

RESOURCES = EMULATOR.parents[2] / "resources"
BY_OSLS = ("Lambda-Function", "IAM-Role", "S3-Bucket", "S3-BucketPolicy", "Logs-LogGroup")

CHECKED = {
    *("type", "enum", "const", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum"),
    *(
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "uniqueKeys",
        "maxUniqueItems",
    ),
    *("prefixItems", "items", "contains", "required", "minProperties", "maxProperties", "properties"),
    *("patternProperties", "additionalProperties", "dependencies", "dependentRequired", "dependentExcluded"),
    *(
        "requiredOr",
        "requiredXor",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
        "$ref",
        "definitions",
    ),
    *("createOnlyProperties", "conditionalCreateOnlyProperties", "readOnlyProperties", "replacementStrategy"),
}
# What a type is and how it is shown; `format` and `relationshipRef` say what a text refers to.
DESCRIPTIVE = {
    *(
        "$schema",
        "$comment",
        "description",
        "typeName",
        "sourceUrl",
        "documentationUrl",
        "examples",
        "default",
    ),
    *("title", "handlers", "tagging", "primaryIdentifier", "additionalIdentifiers", "writeOnlyProperties"),
    *(
        "deprecatedProperties",
        "propertyTransform",
        "insertionOrder",
        "arrayType",
        "format",
        "relationshipRef",
    ),
    "resourceLink",
}
NESTED = ("items", "prefixItems", "contains", "additionalProperties", "if", "then", "else", "not")
NESTED += ("allOf", "anyOf", "oneOf")


def keywords(schema: Any) -> set[str]:
    """All of a schema and the schemas in it."""
    if isinstance(schema, list):
        return set().union(*map(keywords, schema))
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for name, value in schema.items():
        if name in ("properties", "patternProperties", "definitions"):
            found |= keywords(list(value.values()))
        elif name in NESTED:
            found |= keywords(value)
    return found


def test_every_rule_of_a_type_in_use_is_known() -> None:
    text = "\n".join(file.read_text() for file in RESOURCES.rglob("*.ts"))
    types = {*re.findall(r"cfn-resource-types/AWS-(\w+-\w+)'", text), *BY_OSLS}
    assert len(types) > 30
    schemas = {name: schema_of(f"AWS::{name.replace('-', '::')}", REGION) for name in types}
    assert [name for name, schema in schemas.items() if schema is None] == []
    assert set().union(*map(keywords, schemas.values())) - CHECKED - DESCRIPTIVE == set()


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "string", "maxLength": 4}, "abcde", ["#: expected maxLength: 4, actual: 5"]),
        ({"type": "string", "minLength": 1}, "", ["#: expected minLength: 1, actual: 0"]),
        ({"type": "string", "pattern": r"^\p{L}+$"}, "é1", [failed("#", "pattern")]),
        ({"type": "string", "pattern": r"^\p{L}+$"}, "é", []),
        ({"type": "string"}, {}, ["#: expected type: String, found: JSONObject"]),
        ({"type": "array"}, "a", ["#: expected type: JSONArray, found: String"]),
        ({"type": "integer"}, "80", []),
        ({"type": "integer"}, "8.5", ["#: expected type: Integer, found: String"]),
        ({"type": "integer", "maximum": 80}, "81", [failed("#", "maximum")]),
        ({"type": "integer"}, True, ["#: expected type: Integer, found: Boolean"]),
        ({"type": "string", "enum": ["256"]}, 256, []),
        ({"type": "string", "enum": ["true"]}, True, []),
        ({"type": "boolean"}, "True", []),
        ({"type": "boolean"}, "yes", ["#: expected type: Boolean, found: String"]),
        ({"type": "number", "multipleOf": 0.1}, 0.3, []),
        ({"type": ["object", "string"]}, "{}", []),
        ({"enum": ["a"]}, "b", [failed("#", "enum")]),
        ({"required": ["A"]}, {}, ["#: required key [A] not found"]),
        (
            {"properties": {"A": {"type": "string"}}, "additionalProperties": False},
            {"A": [], "B": 1},
            ["#/A: expected type: String, found: JSONArray", "#: extraneous key [B] is not permitted"],
        ),
        ({"patternProperties": {"^a": {"type": "array"}}, "additionalProperties": False}, {"ab": []}, []),
        ({"items": {"$ref": "#/definitions/Short"}}, ["a", "ab"], ["#/1: expected maxLength: 1, actual: 2"]),
        ({"maxItems": 1}, [1, 2], ["#: expected maximum item count: 1, found: 2"]),
        ({"minItems": 1}, [], ["#: expected minimum item count: 1, found: 0"]),
        ({"uniqueItems": True}, [{"a": 1}, {"a": 1}], ["#: array items are not unique"]),
        ({"uniqueKeys": ["a"]}, [{"a": 1}, {"a": 1, "b": 2}], ["#: array items are not unique"]),
        ({"prefixItems": [{"const": 1}]}, [2], [failed("#/0", "const")]),
        ({"dependentRequired": {"A": ["B"]}}, {"A": 1}, ["#: property [B] is required"]),
        (
            {"dependentExcluded": {"A": ["B"]}},
            {"A": 1, "B": 1},
            [failed("#", "dependentExcluded")],
        ),
        ({"requiredOr": ["A", "B"]}, {}, [failed("#", "requiredOr")]),
        ({"requiredXor": ["A", "B"]}, {"A": 1, "B": 1}, [failed("#", "requiredXor")]),
        ({"oneOf": [{"required": ["A"]}, {"required": ["B"]}]}, {"A": 1}, []),
        (
            {"oneOf": [{"required": ["A"]}, {"required": ["B"]}]},
            {"A": 1, "B": 1},
            ["#: #: 2 subschemas matched instead of one"],
        ),
        (
            {"anyOf": [{"type": "array"}, {"type": "boolean"}]},
            1,
            ["#: #: no subschema matched out of the total 2 subschemas"],
        ),
        ({"allOf": [{"required": ["A"]}]}, {}, ["#: required key [A] not found"]),
        ({"not": {"required": ["A"]}}, {"A": 1}, [failed("#", "not")]),
        (
            {"if": {"required": ["A"]}, "then": {"required": ["B"]}},
            {"A": 1},
            ["#: required key [B] not found"],
        ),
        ({"if": {"required": ["A"]}, "else": {"required": ["B"]}}, {"A": 1}, []),
    ],
)
def test_violations(schema: dict[str, Any], value: Any, expected: list[str]) -> None:
    root = {"definitions": {"Short": {"type": "string", "maxLength": 1}}}
    assert list(violations(value, schema, root)) == expected
