"""Whom a role has to trust before a service of AWS accepts it."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource, trust
from .processes import REGION

ACCOUNT = "000000000000"
GROUP = f"arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule-group/default"
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:any"


def role(service: str, **keys: str) -> dict[str, Any]:
    condition = {"StringEquals": {name.replace("_", ":"): value for name, value in keys.items()}}
    return resource("IAM::Role", AssumeRolePolicyDocument=trust(service, condition if keys else {}))


ROLE = {"Fn::GetAtt": ["Role", "Arn"]}
SCHEDULE = resource(
    "Scheduler::Schedule",
    ScheduleExpression="rate(1 hour)",
    FlexibleTimeWindow={"Mode": "OFF"},
    Target={"Arn": FUNCTION, "RoleArn": ROLE},
)
LAMBDA = resource(
    "Lambda::Function",
    Role=ROLE,
    Runtime="nodejs24.x",
    Handler="index.handler",
    Code={"ZipFile": "exports.handler = async () => 1;"},
)
PROJECT = resource(
    "CodeBuild::Project",
    Name="images",
    ServiceRole=ROLE,
    Source={"Type": "NO_SOURCE", "BuildSpec": "{}"},
    Artifacts={"Type": "NO_ARTIFACTS"},
    Environment={"Type": "ARM_CONTAINER", "Image": "any", "ComputeType": "BUILD_GENERAL1_SMALL"},
)
POOL = resource(
    "Cognito::UserPool",
    UserPoolName="people",
    SmsConfiguration={"SnsCallerArn": ROLE, "ExternalId": "ours", "SnsRegion": REGION},
)
SCHEDULER_REFUSES = "The execution role you provide must allow AWS EventBridge Scheduler to assume the role."
LAMBDA_REFUSES = "The role defined for the function cannot be assumed by Lambda."
CODEBUILD_REFUSES = "CodeBuild is not authorized to perform: sts:AssumeRole on service role."
COGNITO_REFUSES = "Role does not have a trust relationship allowing Cognito to assume the role"


@pytest.mark.parametrize(
    ("name", "used", "given", "expected"),
    [
        ("schedule-1", SCHEDULE, role("lambda"), SCHEDULER_REFUSES),
        ("schedule-2", SCHEDULE, role("scheduler", aws_SourceArn=GROUP + "s"), SCHEDULER_REFUSES),
        ("schedule-3", SCHEDULE, role("scheduler", aws_SourceAccount="111111111111"), SCHEDULER_REFUSES),
        ("schedule-4", SCHEDULE, role("scheduler", aws_SourceArn=GROUP, aws_SourceAccount=ACCOUNT), "done"),
        ("lambda-1", LAMBDA, role("scheduler"), LAMBDA_REFUSES),
        ("lambda-2", LAMBDA, role("lambda"), "done"),
        ("project-1", PROJECT, role("codepipeline"), CODEBUILD_REFUSES),
        (
            "project-2",
            PROJECT,
            role("codebuild", aws_SourceArn=f"arn:aws:codebuild:{REGION}:{ACCOUNT}:project/image"),
            CODEBUILD_REFUSES,
        ),
        (
            "project-3",
            PROJECT,
            role("codebuild", aws_SourceArn=f"arn:aws:codebuild:{REGION}:{ACCOUNT}:project/images"),
            "done",
        ),
        ("pool-1", POOL, role("sns"), COGNITO_REFUSES),
        ("pool-2", POOL, role("cognito-idp", sts_ExternalId="theirs"), COGNITO_REFUSES),
        ("pool-3", POOL, role("cognito-idp", sts_ExternalId="ours", aws_SourceAccount=ACCOUNT), "done"),
    ],
)
def test_a_service_takes_only_a_role_that_trusts_it(
    emulators: Emulators, name: str, used: dict[str, Any], given: dict[str, Any], expected: str
) -> None:
    def outcome(server: Server) -> str:
        said = server.attempt("create", name, {"Role": given, "Used": used})
        server.delete(name)
        return said

    if expected == "done":
        assert [outcome(server) for server in emulators] == ["done", "done"]
    else:
        emulators.assert_corrected(outcome, expected, "ask_roles_for_their_trust")


@pytest.mark.parametrize("member", ["TaskRoleArn", "ExecutionRoleArn"])
def test_ecs_runs_no_task_whose_role_does_not_trust_it(emulators: Emulators, member: str) -> None:
    def outcome(server: Server) -> list[str]:
        said = []
        for service in ("ecs", "ecs-tasks"):
            name = f"tasks-{member}-{service}"
            task = {"Family": name, "ContainerDefinitions": [{"Name": "app", "Image": "none"}], member: ROLE}
            template = {
                "Role": role(service),
                "Cluster": resource("ECS::Cluster", ClusterName=name),
                "Task": resource("ECS::TaskDefinition", **task),
                "Service": resource(
                    "ECS::Service", Cluster={"Ref": "Cluster"}, TaskDefinition={"Ref": "Task"}
                ),
            }
            said.append(server.attempt("create", name, template)[:33])
            server.delete(name)
        return said

    expected = ["ECS was unable to assume the role", "done"]
    emulators.assert_corrected(outcome, expected, "ask_roles_for_their_trust")


def test_a_role_is_asked_again_when_a_schedule_changes(emulators: Emulators) -> None:
    def outcome(server: Server) -> list[str]:
        roles = {"Role": role("scheduler"), "Other": role("lambda")}
        other = {"Arn": FUNCTION, "RoleArn": {"Fn::GetAtt": ["Other", "Arn"]}}
        changed = SCHEDULE | {"Properties": SCHEDULE["Properties"] | {"Target": other}}
        said = [
            server.attempt("create", "trust-changed", roles | {"Used": SCHEDULE}),
            server.attempt("update", "trust-changed", roles | {"Used": changed}),
        ]
        server.delete("trust-changed")
        return said

    emulators.assert_corrected(outcome, ["done", SCHEDULER_REFUSES], "ask_roles_for_their_trust")
