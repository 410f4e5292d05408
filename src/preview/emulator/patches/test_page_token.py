"""Which tokens lead to the next page of a list."""

from typing import Any

import pytest

from .conftest import Emulators, Server, refused

FORGED = "InvalidParameterException"


@pytest.fixture(scope="module")
def pools(emulators: Emulators) -> dict[Server, list[str]]:
    """Two pools with five people, who are in two groups."""
    return {server: [make_pool(server.client("cognito-idp")) for _ in range(2)] for server in emulators}


def make_pool(cognito: Any) -> str:
    pool = cognito.create_user_pool(PoolName="pages")["UserPool"]["Id"]
    for group in ("admins", "sales"):
        cognito.create_group(UserPoolId=pool, GroupName=group)
    for name in "abcde":
        cognito.admin_create_user(UserPoolId=pool, Username=name, MessageAction="SUPPRESS")
        for group in ("admins", "sales"):
            cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName=group)
    return pool


def test_people(emulators: Emulators, pools: dict[Server, list[str]]) -> None:
    def answers(server: Server) -> list[str]:
        cognito, (pool, other) = server.client("cognito-idp"), pools[server]
        token = cognito.list_users(UserPoolId=pool, Limit=2)["PaginationToken"]
        tokens = ["x", "2", f"{token}A", token]
        request = {"UserPoolId": pool, "Limit": 2}
        return [
            *(refused(cognito.list_users, **request, PaginationToken=each) for each in tokens),
            refused(cognito.list_users, UserPoolId=other, PaginationToken=token),
            refused(cognito.list_users, **request, Filter='username ^= "a"', PaginationToken=token),
            refused(cognito.list_users, UserPoolId=pool, Limit=1, PaginationToken=token),
        ]

    expected = [*[FORGED] * 3, "accepted", FORGED, FORGED, "accepted"]
    emulators.assert_corrected(answers, expected, "refuse_forged_page_tokens")


def test_people_of_a_group(emulators: Emulators, pools: dict[Server, list[str]]) -> None:
    def answers(server: Server) -> list[str]:
        cognito, pool = server.client("cognito-idp"), pools[server][0]
        request = {"UserPoolId": pool, "GroupName": "admins", "Limit": 2}
        token = cognito.list_users_in_group(**request)["NextToken"]
        return [
            *(refused(cognito.list_users_in_group, **request, NextToken=each) for each in ("2", token)),
            refused(cognito.list_users_in_group, **request | {"GroupName": "sales"}, NextToken=token),
            refused(cognito.list_users, UserPoolId=pool, PaginationToken=token),
            refused(cognito.list_groups, UserPoolId=pool, NextToken="1"),
        ]

    expected = [FORGED, "accepted", FORGED, FORGED, FORGED]
    emulators.assert_corrected(answers, expected, "refuse_forged_page_tokens")


def test_every_page_is_reached(emulators: Emulators, pools: dict[Server, list[str]]) -> None:
    cognito, pool = emulators.patched.client("cognito-idp"), pools[emulators.patched][0]
    people = cognito.get_paginator("list_users").paginate(UserPoolId=pool, PaginationConfig={"PageSize": 2})
    members = cognito.get_paginator("list_users_in_group").paginate(
        UserPoolId=pool, GroupName="sales", PaginationConfig={"PageSize": 2}
    )
    for pages in (people, members):
        assert [[each["Username"] for each in page["Users"]] for page in pages] == [
            ["a", "b"],
            ["c", "d"],
            ["e"],
        ]
