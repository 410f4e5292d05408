"""Which spellings sign the same person in on the hosted page, and which names a new person may have."""

from typing import Any
from urllib.parse import urlencode

import pytest

from .conftest import Emulators, Server, refused
from .hosted_login import CALLBACK, PASSWORD, open_without_redirects


class Pool:
    """A pool that ignores case, with one person in it."""

    def __init__(self, server: Server, person: str, **settings: Any) -> None:
        self.endpoint, self.pools = server.endpoint, server.client("cognito-idp")
        case = {"CaseSensitive": False}
        created = self.pools.create_user_pool(PoolName="names", UsernameConfiguration=case, **settings)
        self.pool = created["UserPool"]["Id"]
        self.client = self.pools.create_user_pool_client(
            UserPoolId=self.pool,
            ClientName="app",
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthFlows=["code"],
            AllowedOAuthScopes=["openid"],
            CallbackURLs=[CALLBACK],
        )["UserPoolClient"]["ClientId"]
        assert self.invite(person, "ana@example.com") == "accepted"
        self.pools.admin_set_user_password(
            UserPoolId=self.pool, Username=person, Password=PASSWORD, Permanent=True
        )

    def invite(self, name: str, email: str, **options: Any) -> str:
        attributes = {"email": email, "email_verified": "true"}
        listed = [{"Name": key, "Value": value} for key, value in attributes.items()]
        request = {"UserPoolId": self.pool, "Username": name, "UserAttributes": listed} | options
        return refused(self.pools.admin_create_user, **{"MessageAction": "SUPPRESS"} | request)

    def signs_in(self, name: str) -> bool:
        oauth = {
            "client_id": self.client,
            "redirect_uri": CALLBACK,
            "response_type": "code",
            "scope": "openid",
        }
        form = oauth | {"username": name, "password": PASSWORD}
        with open_without_redirects(f"{self.endpoint}/login?{urlencode(oauth)}", form) as answer:
            return "code=" in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    ("settings", "person", "spellings"),
    [
        ({"UsernameAttributes": ["email"]}, "ana@example.com", ["ana@example.com", "Ana@Example.COM"]),
        ({"AliasAttributes": ["email"]}, "ana", ["ana", "ANA", "ana@example.com", "Ana@Example.COM"]),
    ],
    ids=["address is the name", "address is an alias"],
)
def test_case_of_names(
    emulators: Emulators, settings: dict[str, Any], person: str, spellings: list[str]
) -> None:
    def known(server: Server) -> list[Any]:
        pool = Pool(server, person, **settings)
        found = [
            refused(pool.pools.admin_get_user, UserPoolId=pool.pool, Username=name) for name in spellings
        ]
        shouted = person.upper()
        address = shouted if "@" in person else "ana@example.com"
        second = pool.invite(shouted, address)
        again = pool.invite(shouted, address, MessageAction="RESEND")
        people = len(pool.pools.list_users(UserPoolId=pool.pool)["Users"])
        return [
            *found,
            *(pool.signs_in(name) for name in spellings),
            pool.signs_in("bob"),
            second,
            again,
            people,
        ]

    count = len(spellings)
    # Invited again, the person is found, and needs no invitation.
    refusals = ["UsernameExistsException", "UnsupportedUserStateException"]
    expected = ["accepted"] * count + [True] * count + [False, *refusals, 1]
    emulators.assert_corrected(known, expected, "ignore_case_of_names")


def test_case_counts_where_the_pool_says_so(emulators: Emulators) -> None:
    pools = emulators.patched.client("cognito-idp")
    pool = pools.create_user_pool(PoolName="sensitive", UsernameConfiguration={"CaseSensitive": True})
    person = {"UserPoolId": pool["UserPool"]["Id"], "MessageAction": "SUPPRESS"}
    assert [refused(pools.admin_create_user, Username=name, **person) for name in ("ana", "Ana", "ana")] == [
        "accepted",
        "accepted",
        "UsernameExistsException",
    ]


def test_names_and_addresses_that_are_taken(emulators: Emulators) -> None:
    def invited(server: Server) -> list[str]:
        pool = Pool(server, "ana", AliasAttributes=["email"])
        return [
            pool.invite("ben@example.com", "ben@example.com"),
            pool.invite("ben", "ana@example.com"),
            pool.invite("ben", "ben@example.com"),
            pool.invite("new", "ana@example.com", ForceAliasCreation=True),
        ]

    expected = ["InvalidParameterException", "AliasExistsException", "accepted", "accepted"]
    emulators.assert_corrected(invited, expected, "guard_email_aliases")
