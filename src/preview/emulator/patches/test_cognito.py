"""Tokens and userInfo of a person who signs in on the hosted page, as the load balancer asks for them."""

import time
from typing import Any

import pytest

from .conftest import Emulators, Server
from .hosted_login import Login

# Reports what it was told, and overrides the groups as the person's address says.
TRIGGER = """
OVERRIDES = {
    "narrowed": {"groupsToOverride": ["admins"]},
    "none": {"groupsToOverride": []},
    "empty": {},
    "null": None,
}

def handler(event, context):
    seen = event["request"]
    claims = {"seen": [seen["userAttributes"].get("email"), seen["groupConfiguration"]["groupsToOverride"]]}
    tokens = {"claimsToAddOrOverride": claims}
    details = {"idTokenGeneration": tokens, "accessTokenGeneration": tokens}
    name = seen["userAttributes"].get("email", "").partition("@")[0]
    if name in OVERRIDES:
        details["groupOverrideDetails"] = OVERRIDES[name]
    event["response"]["claimsAndScopeOverrideDetails"] = details
    return event
"""
GROUPS = ["admins", "sales"]
PEOPLE = ("kept", "narrowed", "none", "empty", "null", "gone")


@pytest.fixture(scope="module")
def logins(emulators: Emulators) -> dict[Server, Login]:
    logins = {server: Login(server, "people", TRIGGER) for server in emulators}
    for login in logins.values():
        for group in GROUPS:
            login.pools.create_group(UserPoolId=login.pool, GroupName=group)
        for name in PEOPLE:
            login.add_person(name, GROUPS)
    return logins


def test_refresh_knows_the_person(emulators: Emulators, logins: dict[Server, Login]) -> None:
    def refreshed(server: Server) -> list[Any]:
        login = logins[server]
        tokens = login.refresh(login.sign_in("kept"))
        return [(token["seen"], token.get("cognito:groups")) for token in (tokens.access, tokens.id)]

    expected = [(["kept@example.com", GROUPS], GROUPS)] * 2
    emulators.assert_corrected(refreshed, expected, "refresh_with_person")


@pytest.mark.parametrize(
    ("name", "groups"), [("narrowed", ["admins"]), ("none", None), ("empty", None), ("null", None)]
)
def test_group_override(
    emulators: Emulators, logins: dict[Server, Login], name: str, groups: list[str] | None
) -> None:
    def overridden(server: Server) -> list[Any]:
        login = logins[server]
        tokens = login.sign_in(name)
        issued = (tokens, login.refresh(tokens))
        return [token.get("cognito:groups") for each in issued for token in (each.id, each.access)]

    emulators.assert_corrected(overridden, [groups] * 4, "apply_group_overrides")


def test_refresh_keeps_the_time_of_the_sign_in(emulators: Emulators, logins: dict[Server, Login]) -> None:
    def moved(server: Server) -> list[int]:
        tokens = logins[server].sign_in("kept")
        time.sleep(1.1)  # the claim counts seconds
        renewed = logins[server].refresh(tokens)
        return [
            renewed.access["auth_time"] - tokens.access["auth_time"],
            renewed.id["auth_time"] - tokens.id["auth_time"],
        ]

    emulators.assert_corrected(moved, [0, 0], "keep_time_of_sign_in")


def test_a_signed_out_person_renews_nothing(emulators: Emulators, logins: dict[Server, Login]) -> None:
    """No patch: upstream revokes as AWS does, if it is asked with credentials.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
    """
    login = logins[emulators.patched]
    one, other = login.sign_in("gone"), login.sign_in("gone")
    assert login.refresh(one).access["username"] == one.access["username"]
    login.pools.admin_user_global_sign_out(UserPoolId=login.pool, Username=one.access["username"])
    for tokens in (one, other):
        form = {"grant_type": "refresh_token", "refresh_token": tokens.answer["refresh_token"]}
        assert login.answer(login.client, login.secret, **form)["error"] == "invalid_grant"
    again = login.sign_in("gone")
    assert login.refresh(again).access["sub"] == one.access["sub"]


def test_userinfo_is_attributes_only(emulators: Emulators, logins: dict[Server, Login]) -> None:
    def shown(server: Server) -> dict[str, str]:
        login = logins[server]
        found = login.userinfo(login.sign_in("kept"))
        return {name: value for name, value in found.items() if name not in ("sub", "username")}

    expected = {"email": "kept@example.com", "email_verified": "true"}
    emulators.assert_corrected(shown, expected, "hide_groups_from_userinfo")
