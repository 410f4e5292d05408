"""What it means to send an invitation again."""

import json
import urllib.request
from typing import Any

from .conftest import Emulators, Server, refused

INVITATION = {"EmailSubject": "Welcome", "EmailMessage": "{username} {####}"}


def mailed(server: Server) -> list[str]:
    with urllib.request.urlopen(f"{server.endpoint}/_ministack/ses/messages") as answer:  # noqa: S310
        messages = json.load(answer)["messages"]
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
