"""What of a user pool must not change, and one thing of it that must be shown."""

import json
from typing import Any

import pytest

from .conftest import Emulators, Server, refused, resource, trust

EMAIL = {"Name": "email", "AttributeDataType": "String", "Required": True, "Mutable": True}
NICKNAME = EMAIL | {"Name": "nickname"}
UNTIL = {"Name": "until", "AttributeDataType": "String", "Mutable": True}
SMS = {"SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "app", "SnsRegion": "eu-central-1"}
APP, TEXT = "SOFTWARE_TOKEN_MFA", "SMS_MFA"


def pool(**properties: Any) -> dict[str, Any]:
    return {"Pool": resource("Cognito::UserPool", UserPoolName="pool", **properties)}


def test_protected_pool_stays(emulators: Emulators) -> None:
    def protected(server: Server) -> list[str]:
        server.deploy("create", "protected", pool(DeletionProtection="ACTIVE"))
        pools, name = server.client("cognito-idp"), server.id_of("protected", "Pool")
        with_stack = server.delete("protected")
        asked = refused(pools.delete_user_pool, UserPoolId=name)
        seen = [with_stack, asked, refused(pools.describe_user_pool, UserPoolId=name)]
        if with_stack != "done":
            pools.update_user_pool(UserPoolId=name, DeletionProtection="INACTIVE")
            seen.append(server.delete("protected"))
        return seen

    message = (
        "The user pool cannot be deleted because deletion protection is activated. "
        "Deletion protection must be inactivated first."
    )
    expected = [message, "InvalidParameterException", "accepted", "done"]
    emulators.assert_corrected(protected, expected, "hold_protected_pools")


@pytest.mark.parametrize(
    "schema",
    [
        [EMAIL],
        [EMAIL | {"Required": False}, UNTIL],
        [EMAIL, UNTIL, NICKNAME],
        [EMAIL, UNTIL | {"Mutable": False}],
    ],
    ids=["dropped", "no longer required", "newly required", "no longer mutable"],
)
def test_attributes_stay(emulators: Emulators, schema: list[dict[str, Any]]) -> None:
    def changed(server: Server) -> list[str]:
        server.deploy("create", "schema", pool(Schema=[EMAIL, UNTIL]))
        before = server.id_of("schema", "Pool")
        refusal = server.attempt("update", "schema", pool(Schema=schema))
        added = server.attempt("update", "schema", pool(Schema=[EMAIL, UNTIL, UNTIL | {"Name": "team"}]))
        same = server.id_of("schema", "Pool") == before
        server.delete("schema")
        return [refusal, added, same]

    expected = ["Existing schema attributes cannot be modified or deleted.", "done", True]
    emulators.assert_corrected(changed, expected, "refuse_changed_attributes")


def test_text_message_factor_follows_the_template(emulators: Emulators) -> None:
    def factors(server: Server) -> list[Any]:
        document = json.dumps(trust("cognito-idp"))
        server.client("iam").create_role(RoleName="sms", AssumeRolePolicyDocument=document)
        seen, operation = [], "create"
        for mfa, enabled in (("OPTIONAL", [TEXT, APP]), ("ON", [APP]), ("ON", [TEXT]), ("OFF", [])):
            text = {"SmsConfiguration": SMS} if TEXT in enabled else {}
            server.deploy(operation, "mfa", pool(MfaConfiguration=mfa, EnabledMfas=enabled, **text))
            operation = "update"
            name = server.id_of("mfa", "Pool")
            found = server.client("cognito-idp").get_user_pool_mfa_config(UserPoolId=name)
            token = found.get("SoftwareTokenMfaConfiguration", {}).get("Enabled", False)
            seen.append((found["MfaConfiguration"], token, found.get("SmsMfaConfiguration")))
        server.delete("mfa")
        return seen

    text = {"SmsConfiguration": SMS}
    expected = [("OPTIONAL", True, text), ("ON", True, None), ("ON", False, text), ("OFF", False, None)]
    emulators.assert_corrected(factors, expected, "show_text_message_factor")
