"""What is recorded of a request that does not fit."""

import json

from ..conftest import Emulators
from ..processes import own
from .client import answer

POOL = {"UserPoolId": "eu-central-1_abcdefghi"}


def test_a_password_is_neither_answered_nor_recorded(emulators: Emulators) -> None:
    params = POOL | {"Username": "ana", "Password": "secret" * 50, "Permanent": True}
    seen = answer(emulators.patched, "cognito-idp", "AdminSetUserPassword", params)
    assert "Value at 'password' failed to satisfy constraint" in seen
    recorded = emulators.patched.violations()
    assert {each["value"] for each in recorded} == {"string of length 300"}
    assert "secret" not in f"{seen}{recorded}"


def test_the_same_is_recorded_once_and_counted_until_it_is_taken_out(emulators: Emulators) -> None:
    for _ in range(3):
        answer(emulators.patched, "iam", "GetRole", {"RoleName": "a b"})
    violation = {
        "operation": "iam:GetRole",
        "member": "roleName",
        "constraint": "Member must satisfy regular expression pattern: [\\w+=,.@-]+",
        "value": "string of length 3",
        "times": 3,
    }
    shown = own(emulators.patched.endpoint, "/_streamgate/violations")
    assert json.loads(shown) == [violation]
    assert emulators.patched.violations() == [violation]
    assert emulators.patched.violations() == []


def test_what_the_service_refuses_is_none(emulators: Emulators) -> None:
    seen = answer(emulators.patched, "cognito-idp", "AdminGetUser", POOL | {"Username": "ana"})
    assert seen.startswith("ResourceNotFoundException: ")
    assert emulators.patched.violations() == []
