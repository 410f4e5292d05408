"""Whom a function permits to invoke it: the load balancer's groups, and the pool whose trigger it is."""

from typing import Any

import pytest

from .conftest import Emulators, Server, function, refused, resource
from .processes import REGION

ACCOUNT = "000000000000"
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:wake"
GROUPS = f"arn:aws:elasticloadbalancing:{REGION}:{ACCOUNT}:targetgroup/"
KIND = "ElasticLoadBalancingV2::TargetGroup"


@pytest.fixture(scope="module", autouse=True)
def wake(emulators: Emulators) -> None:
    for server in emulators:
        function(server, "wake", "exports.handler = async event => event;")


def permission(service: str, source: str, account: str = ACCOUNT) -> dict[str, Any]:
    return resource(
        "Lambda::Permission",
        Action="lambda:InvokeFunction",
        FunctionName="wake",
        Principal=f"{service}.amazonaws.com",
        SourceArn=source,
        SourceAccount=account,
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (permission("elasticloadbalancing", f"{GROUPS}wake/*"), "done"),
        (None, "elasticloadbalancing principal does"),
        (permission("elasticloadbalancing", f"{GROUPS}other/*"), "elasticloadbalancing principal does"),
        (
            permission("elasticloadbalancing", f"{GROUPS}wake/*", "1" * 12),
            "elasticloadbalancing principal does",
        ),
        (permission("apigateway", f"{GROUPS}wake/*"), "elasticloadbalancing principal does"),
    ],
)
def test_a_group_waits_for_the_functions_permission(
    emulators: Emulators, given: dict[str, Any] | None, expected: str
) -> None:
    def outcome(server: Server) -> str:
        group = resource(KIND, Name="wake", TargetType="lambda", Targets=[{"Id": FUNCTION}])
        template = {"Group": group | {"DependsOn": ["May"]}, "May": given} if given else {"Group": group}
        said = server.attempt("create", "permission", template)
        server.delete("permission")
        return said[:35]

    if expected == "done":
        assert [outcome(server) for server in emulators] == ["done", "done"]
    else:
        emulators.assert_corrected(outcome, expected, "ask_functions_of_target_groups")


def test_targets_are_registered_with_the_functions_permission(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        elb, functions = server.client("elbv2"), server.client("lambda")
        group = elb.create_target_group(Name="late", TargetType="lambda")["TargetGroups"][0]["TargetGroupArn"]
        register = {"TargetGroupArn": group, "Targets": [{"Id": FUNCTION}]}
        before = refused(elb.register_targets, **register)
        functions.add_permission(
            FunctionName="wake",
            StatementId="late",
            Action="lambda:InvokeFunction",
            Principal="elasticloadbalancing.amazonaws.com",
            SourceArn=group,
        )
        return [before, refused(elb.register_targets, **register)]

    emulators.assert_corrected(answers, ["AccessDenied", "accepted"], "ask_functions_of_target_groups")


def test_a_pool_runs_a_trigger_that_permits_it(emulators: Emulators) -> None:
    def sign_in(server: Server) -> list[str]:
        cognito, functions = server.client("cognito-idp"), server.client("lambda")
        config = {"PreTokenGenerationConfig": {"LambdaArn": FUNCTION, "LambdaVersion": "V2_0"}}
        pool = cognito.create_user_pool(PoolName="people", LambdaConfig=config)["UserPool"]
        client = cognito.create_user_pool_client(
            UserPoolId=pool["Id"], ClientName="app", ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"]
        )["UserPoolClient"]["ClientId"]
        person = {"UserPoolId": pool["Id"], "Username": "ana"}
        cognito.admin_create_user(**person)
        cognito.admin_set_user_password(**person, Password="Streamgate-2026", Permanent=True)  # noqa: S106
        attempt = {
            "UserPoolId": pool["Id"],
            "ClientId": client,
            "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "ana", "PASSWORD": "Streamgate-2026"},
        }
        before = refused(cognito.admin_initiate_auth, **attempt)
        functions.add_permission(
            FunctionName="wake",
            StatementId=pool["Id"],
            Action="lambda:InvokeFunction",
            Principal="cognito-idp.amazonaws.com",
            SourceArn=pool["Arn"],
        )
        return [
            "refused" if before != "accepted" else before,
            refused(cognito.admin_initiate_auth, **attempt),
        ]

    emulators.assert_corrected(sign_in, ["refused", "accepted"], "ask_functions_of_user_pools")
