"""Which claims of a token the pre token generation trigger can change."""

import re
from typing import Any

from .conftest import Emulators, Server
from .hosted_login import Login
from .reserved_claims import RESERVED

# Sets and suppresses each claim that it is written for, in both tokens.
TRIGGER = """
ADDED, SUPPRESSED = {added!r}, {suppressed!r}

def handler(event, context):
    tokens = {{"claimsToAddOrOverride": dict.fromkeys(ADDED, "forged"), "claimsToSuppress": SUPPRESSED}}
    details = {{"idTokenGeneration": tokens, "accessTokenGeneration": tokens}}
    event["response"]["claimsAndScopeOverrideDetails"] = details
    return event
"""
KEPT = [*sorted(RESERVED), "scope", "cognito:username", "cognito:groups", "cognito:other", "dev:custom:until"]
FREE = ["email", "custom:until", "team"]


def tokens(server: Server, name: str, added: list[str], suppressed: list[str]) -> list[dict[str, Any]]:
    login = Login(server, name, TRIGGER.format(added=added, suppressed=suppressed))
    login.pools.create_group(UserPoolId=login.pool, GroupName="sales")
    login.add_person("ana", ["sales"])
    issued = login.sign_in("ana")
    return [issued.id, issued.access]


def test_claims_of_cognito_are_not_set(emulators: Emulators) -> None:
    def forged(server: Server) -> list[list[str]]:
        issued = tokens(server, "adding", KEPT + FREE, [])
        return [sorted(name for name, value in token.items() if value == "forged") for token in issued]

    emulators.assert_corrected(forged, [sorted(FREE)] * 2, "keep_reserved_claims")


def test_claims_of_cognito_are_not_suppressed(emulators: Emulators) -> None:
    def left(server: Server) -> list[list[str]]:
        unreserved = [name for name in KEPT if not re.match("dev:", name)] + FREE
        return [sorted(token) for token in tokens(server, "suppressing", [], unreserved)]

    shared = ["auth_time", "exp", "iat", "iss", "jti", "origin_jti", "sub", "token_use"]
    expected = [
        sorted([*shared, "aud", "cognito:username", "email_verified"]),
        sorted([*shared, "client_id", "scope", "username"]),
    ]
    emulators.assert_corrected(left, expected, "keep_reserved_claims")
