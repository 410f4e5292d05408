"""Which temporary passwords an invitation has, and what it means to send it again."""

import json
import re
from typing import Any

from .conftest import Emulators, Server, refused
from .processes import own

INVITATION = {"EmailSubject": "Welcome", "EmailMessage": "{username} {####}"}


def mailed(server: Server) -> list[str]:
    messages = json.loads(own(server.endpoint, "/_ministack/ses/messages"))["messages"]
    return [message["BodyText"].split(" ")[1] for account in messages.values() for message in account]


def test_an_invitation_is_renewed_until_it_is_taken(emulators: Emulators) -> None:
    def renewed(server: Server) -> list[Any]:
        pools = server.client("cognito-idp")
        created = pools.create_user_pool(
            PoolName="invited", AdminCreateUserConfig={"InviteMessageTemplate": INVITATION}
        )
        person = {"UserPoolId": created["UserPool"]["Id"], "Username": "ana"}
        again = person | {"MessageAction": "RESEND"}
        missing = refused(pools.admin_create_user, **again)
        email = [{"Name": "email", "Value": "ana@example.com"}]
        pools.admin_create_user(**person, UserAttributes=email)
        pools.admin_create_user(**again)
        weak = refused(pools.admin_create_user, **again, TemporaryPassword="weak")
        pools.admin_create_user(**again, TemporaryPassword="Given-2026")
        pools.admin_set_user_password(**person, Password="Chosen-2026", Permanent=True)  # noqa: S106
        taken = refused(pools.admin_create_user, **again)
        passwords = mailed(server)
        return [missing, weak, taken, len(passwords), len(set(passwords)), passwords[-1]]

    expected = [
        "UserNotFoundException",
        "InvalidPasswordException",
        "UnsupportedUserStateException",
        3,
        3,
        "Given-2026",
    ]
    emulators.assert_corrected(renewed, expected, "renew_invitations")


def test_generated_passwords_follow_the_policy_and_are_not_safe_in_html(emulators: Emulators) -> None:
    def generated(server: Server) -> list[Any]:
        pools = server.client("cognito-idp")
        policy = {"PasswordPolicy": {"MinimumLength": 20}}
        created = pools.create_user_pool(
            PoolName="generated", AdminCreateUserConfig={"InviteMessageTemplate": INVITATION}, Policies=policy
        )
        person = {"UserPoolId": created["UserPool"]["Id"], "Username": "gil"}
        email = [{"Name": "email", "Value": "gil@example.com"}]
        first = refused(pools.admin_create_user, **person, UserAttributes=email)
        again = refused(pools.admin_create_user, **person, MessageAction="RESEND")
        *_, one, other = ["", "", *mailed(server)]
        return [first, again, one != other, *map(unsafe, (one, other))]

    expected = ["accepted", "accepted", True, [20, True, True], [20, True, True]]
    emulators.assert_corrected(generated, expected, "generate_passwords_by_policy")


def unsafe(password: str) -> list[Any]:
    return [len(password), bool(re.match("<[a-z]", password)) and "&" in password, password.endswith(".")]


def test_only_basic_latin_characters_count_towards_a_policy(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        pools = server.client("cognito-idp")
        pool = pools.create_user_pool(PoolName="latin")["UserPool"]["Id"]
        given = ("Latin_2026", "Éatin_2026", "LATIñ_2026", "Latin_\u0662\u0660\u0662\u0666")
        return [
            refused(
                pools.admin_create_user,
                UserPoolId=pool,
                Username=f"person-{number}",
                TemporaryPassword=password,
                MessageAction="SUPPRESS",
            )
            for number, password in enumerate(given)
        ]

    expected = ["accepted", *["InvalidPasswordException"] * 3]
    emulators.assert_corrected(answers, expected, "count_basic_latin")
