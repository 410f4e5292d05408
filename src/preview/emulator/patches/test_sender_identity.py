"""From which identity of SES a user pool may send."""

from typing import Any

from .conftest import Emulators, Server, refused, resource

UNVERIFIED, FOREIGN = "InvalidParameterException", "NotAuthorizedException"
HERE, ELSEWHERE = "eu-west-1", "us-east-1"


def source(identity: str, region: str = HERE, account: str = "000000000000") -> dict[str, str]:
    arn = f"arn:aws:ses:{region}:{account}:identity/{identity}"
    return {"EmailSendingAccount": "DEVELOPER", "SourceArn": arn, "From": "data@example.com"}


def verify(server: Server) -> None:
    server.regional("sesv2", HERE).create_email_identity(EmailIdentity="example.com")
    server.regional("sesv2", HERE).create_email_identity(EmailIdentity="data@example.org")


def test_the_identity_is_verified_where_the_arn_says(emulators: Emulators) -> None:
    configs = [
        source("example.com"),
        source("data@example.com"),
        source("data@mail.example.com"),
        source("data@example.org"),
        source("us@example.org"),
        source("example.org"),
        source("example.com", ELSEWHERE),
        source("example.com", account="111111111111"),
        {"EmailSendingAccount": "DEVELOPER"},
        {"EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": source("example.net")["SourceArn"]},
        {"EmailSendingAccount": "COGNITO_DEFAULT"},
    ]

    def answers(server: Server) -> list[list[str]]:
        verify(server)
        pools = server.client("cognito-idp")
        pool = pools.create_user_pool(PoolName="sender")["UserPool"]["Id"]
        created = [
            refused(pools.create_user_pool, PoolName="sender", EmailConfiguration=each) for each in configs
        ]
        updated = [
            refused(pools.update_user_pool, UserPoolId=pool, EmailConfiguration=each) for each in configs
        ]
        return [created, updated]

    yes = "accepted"
    expected = [yes, yes, yes, yes, UNVERIFIED, UNVERIFIED, UNVERIFIED, FOREIGN, UNVERIFIED, UNVERIFIED, yes]
    emulators.assert_corrected(answers, [expected] * 2, "ask_for_sender_identities")


def test_a_stack_needs_the_identity(emulators: Emulators) -> None:
    def attempted(server: Server) -> Any:
        pool = resource("Cognito::UserPool", EmailConfiguration=source("example.edu"))
        return server.attempt("create", "sender", {"Pool": pool}).count(
            "The following identities failed the check in region EU-WEST-1: "
            "arn:aws:ses:eu-west-1:000000000000:identity/example.edu"
        )

    emulators.assert_corrected(attempted, 1, "ask_for_sender_identities")
