"""The walk over a model: each constraint, wherever in a request it is."""

from typing import Any

import pytest
from botocore.model import Shape, ShapeResolver

from .check import check

RESOLVER = ShapeResolver(
    {
        "Root": {
            "type": "structure",
            "members": {
                name: {"shape": name}
                for name in (
                    "Name", "Count", "Share", "Kind", "Tags", "Names", "Data", "Choice", "Secret", "Free",
                )
            },
            "required": ["Name"],
        },
        "Name": {"type": "string", "min": 2, "max": 4, "pattern": "[a-z]+"},
        "Count": {"type": "integer", "min": 1, "max": 10},
        "Share": {"type": "double", "max": 0.5},
        "Kind": {"type": "string", "enum": ["A", "B"]},
        "Tags": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Kind"}, "max": 2},
        "Names": {"type": "list", "member": {"shape": "Name"}, "min": 1, "max": 2},
        "Data": {"type": "blob", "max": 3},
        "Choice": {
            "type": "structure",
            "union": True,
            "members": {"Left": {"shape": "Name"}, "Right": {"shape": "Root"}},
        },
        "Secret": {"type": "string", "min": 6, "sensitive": True},
        "Free": {"type": "structure", "document": True, "members": {}},
    }
)  # fmt: skip
ROOT = RESOLVER.get_shape_by_name("Root")
PATTERN, KIND = (
    "Member must satisfy regular expression pattern: [a-z]+",
    "Member must satisfy enum value set: [A, B]",
)
ONE = "Member must have exactly one member set"


def found(value: dict[str, Any], shape: Shape = ROOT) -> list[tuple[str, str]]:
    return [(each.member, each.constraint) for each in check(shape, {"Name": "ana"} | value)]


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"Name": "ab", "Count": 1, "Share": 0.5, "Kind": "B", "Data": b"abc", "Secret": "secret"},
        {"Name": "abcd", "Count": 10, "Tags": {"ab": "A"}, "Names": ["ab", "cd"], "Kind": None},
        {"Choice": {"Right": {"Name": "ana"}, "Left": None}, "Free": {"whatever": ["it", {"is": None}]}},
    ],
)  # fmt: skip
def test_fits(value: dict[str, Any]) -> None:
    assert found(value) == []


@pytest.mark.parametrize(
    ("value", "violations"),
    [
        ({"Name": None}, [("name", "Member must not be null")]),
        ({"Name": "a"}, [("name", "Member must have length greater than or equal to 2")]),
        ({"Name": "abcde"}, [("name", "Member must have length less than or equal to 4")]),
        ({"Name": ""}, [("name", PATTERN), ("name", "Member must have length greater than or equal to 2")]),
        ({"Name": "ab\n"}, [("name", PATTERN)]),
        ({"Count": 0}, [("count", "Member must have value greater than or equal to 1")]),
        ({"Count": 11}, [("count", "Member must have value less than or equal to 10")]),
        ({"Share": 0.51}, [("share", "Member must have value less than or equal to 0.5")]),
        ({"Kind": "a"}, [("kind", KIND)]),
        ({"Names": []}, [("names", "Member must have length greater than or equal to 1")]),
        ({"Names": ["ab", None]}, [("names.2.member", "Member must not be null")]),
        ({"Names": ["ab", "A1"]}, [("names.2.member", PATTERN)]),
        ({"Names": ["ab"] * 3}, [("names", "Member must have length less than or equal to 2")]),
        ({"Tags": {"ab": "C"}}, [("tags.ab", KIND)]),
        ({"Tags": {"A1": "A"}}, [("tags", f"Map keys must satisfy constraint: [{PATTERN}]")]),
        ({"Tags": {"ab": None}}, [("tags.ab", "Member must not be null")]),
        ({"Data": b"abcd"}, [("data", "Member must have length less than or equal to 3")]),
        ({"Choice": {}}, [("choice", ONE)]),
        ({"Choice": {"Left": "ab", "Right": {"Name": "ab"}}}, [("choice", ONE)]),
        ({"Choice": {"Right": {}}}, [("choice.right.name", "Member must not be null")]),
        ({"Choice": {"Right": {"Name": "ab", "Choice": {"Left": "1"}}}},
         [("choice.right.choice.left", PATTERN),
          ("choice.right.choice.left", "Member must have length greater than or equal to 2")]),
    ],
)  # fmt: skip
def test_does_not_fit(value: dict[str, Any], violations: list[tuple[str, str]]) -> None:
    assert found(value) == violations


def test_a_secret_is_in_no_message() -> None:
    [violation] = check(ROOT, {"Name": "ana", "Secret": "short"})
    constraint = "Member must have length greater than or equal to 6"
    assert violation.message == f"Value at 'secret' failed to satisfy constraint: {constraint}"
    assert violation.value_shape == "string of length 5"


def test_lengths_are_those_of_characters() -> None:
    assert found({"Secret": "\U0001f600" * 6}) == []
    assert len(found({"Secret": "\U0001f600" * 5})) == 1
