"""Which attributes of a person an app client sees."""

from typing import Any

import pytest

from .conftest import Emulators, Server
from .hosted_login import Login

# Writes down which attributes it saw.
TRIGGER = """
def handler(event, context):
    tokens = {"claimsToAddOrOverride": {"seen": sorted(event["request"]["userAttributes"])}}
    event["response"]["claimsAndScopeOverrideDetails"] = {"idTokenGeneration": tokens}
    return event
"""
PERSON = {"name": "Ana", "nickname": "A", "custom:until": "2026-12-31"}
ATTRIBUTES = {*PERSON, "email", "email_verified"}


@pytest.mark.parametrize(
    ("name", "client", "expected"),
    [
        ("narrow", {"ReadAttributes": ["email", "name"]}, {"email", "name"}),
        (
            "wide",
            {"ReadAttributes": ["email", "email_verified", "custom:until"]},
            {"email", "email_verified", "custom:until"},
        ),
        ("default", {}, ATTRIBUTES - {"custom:until"}),
    ],
)
def test_a_client_sees_what_it_may_read(
    emulators: Emulators, name: str, client: dict[str, Any], expected: set[str]
) -> None:
    def seen(server: Server) -> list[Any]:
        login = Login(server, name, TRIGGER, **client)
        login.add_person("ana", [], PERSON)
        first = login.sign_in("ana")
        refreshed = login.refresh(first)
        shown = [first.id, refreshed.id, login.userinfo(first)]
        to_trigger = set(first.id["seen"]) >= ATTRIBUTES
        return [
            *(ATTRIBUTES & set(claims) for claims in shown),
            all("sub" in each for each in shown),
            to_trigger,
        ]

    emulators.assert_corrected(seen, [expected] * 3 + [True, True], "limit_clients_to_their_attributes")
