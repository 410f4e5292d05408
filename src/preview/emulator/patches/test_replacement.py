"""Which changes make CloudFormation create another resource, and which it refuses."""

import json
from typing import Any

import pytest

from .conftest import Emulators, Server, resource

KEEP = (
    "CloudFormation cannot update a stack when a custom-named resource requires replacing. "
    "Rename kept and update the stack again."
)


def events(server: Server, stack: str, logical_id: str) -> list[str]:
    """What the events of a resource say, oldest first."""
    found = server.client("cloudformation").describe_stack_events(StackName=stack)["StackEvents"]
    return [
        event["ResourceStatusReason"]
        for event in reversed(found)
        if event["LogicalResourceId"] == logical_id and event.get("ResourceStatusReason")
    ]


def test_a_create_only_property_replaces(emulators: Emulators) -> None:
    """Of a type that upstream changes in place."""

    def changed(server: Server) -> list[Any]:
        before = {"Group": resource("EC2::SecurityGroup", GroupDescription="one")}
        server.deploy("create", "replaced", before)
        old = server.id_of("replaced", "Group")
        server.deploy("update", "replaced", {"Group": resource("EC2::SecurityGroup", GroupDescription="two")})
        new = server.id_of("replaced", "Group")
        groups = [
            each["GroupId"] for each in server.client("ec2").describe_security_groups()["SecurityGroups"]
        ]
        return [old != new, old in groups, new in groups, events(server, "replaced", "Group")[-1:]]

    reason = "Requested update requires the creation of a new physical resource; hence creating one."
    emulators.assert_corrected(changed, [True, False, True, [reason]], "replace_what_cannot_change")


def test_a_value_written_differently_is_no_change(emulators: Emulators) -> None:
    def group(port: Any) -> dict[str, Any]:
        kind, vpc = "ElasticLoadBalancingV2::TargetGroup", {"Ref": "Vpc"}
        return {
            "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
            "Group": resource(kind, Port=port, Protocol="HTTP", TargetType="ip", VpcId=vpc),
        }

    emulators.patched.deploy("create", "written", group(80) | {"Topic": resource("SNS::Topic")})
    before = emulators.patched.id_of("written", "Group")
    emulators.patched.deploy("update", "written", group(80) | {"Queue": resource("SQS::Queue")})
    assert emulators.patched.id_of("written", "Group") == before


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (
            "EC2::SecurityGroup",
            {"GroupName": "kept", "GroupDescription": "one"},
            {"GroupName": "kept", "GroupDescription": "two"},
        ),
        (
            "ECS::Service",
            {"ServiceName": "kept", "Cluster": "one", "TaskDefinition": {"Ref": "Task"}},
            {"ServiceName": "kept", "Cluster": "two", "TaskDefinition": {"Ref": "Task"}},
        ),
    ],
    ids=["security group", "service"],
)
def test_a_name_that_stays_is_refused(
    emulators: Emulators, kind: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    container = {"Name": "app", "Image": "example"}
    others = {
        "Task": resource("ECS::TaskDefinition", Family="kept", ContainerDefinitions=[container]),
        "One": resource("ECS::Cluster", ClusterName="one"),
        "Two": resource("ECS::Cluster", ClusterName="two"),
    }

    def attempted(server: Server) -> str:
        stack = f"named-{kind.replace('::', '')}"
        thing = resource(kind, **before) | {"DependsOn": ["One", "Two"]}
        server.deploy("create", stack, others | {"Thing": thing})
        refusal = server.attempt("update", stack, others | {"Thing": thing | {"Properties": after}})
        server.delete(stack)
        return refusal

    emulators.assert_corrected(attempted, KEEP, "replace_what_cannot_change")


def test_a_change_set_says_so(emulators: Emulators) -> None:
    def described(server: Server) -> str:
        stacks = server.client("cloudformation")
        server.deploy("create", "told", {"Group": resource("EC2::SecurityGroup", GroupDescription="one")})
        template = {"Resources": {"Group": resource("EC2::SecurityGroup", GroupDescription="two")}}
        stacks.create_change_set(StackName="told", ChangeSetName="change", TemplateBody=json.dumps(template))
        [change] = stacks.describe_change_set(StackName="told", ChangeSetName="change")["Changes"]
        return change["ResourceChange"]["Replacement"]

    emulators.assert_corrected(described, "True", "replace_what_cannot_change")
