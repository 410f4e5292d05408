"""CloudFormation with the permissions of whoever calls it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.session import Session

from .conftest import Emulators, Server, resource
from .processes import REGION

ACCOUNT = "000000000000"
# What every test needs, and none is about.
STACKS = {"Action": "cloudformation:*", "Resource": "*"}


@contextmanager
def deployer(server: Server, *statements: dict[str, Any]) -> Iterator[Server]:
    """The server as somebody sees it who has these permissions and no others."""
    iam = server.client("iam")
    iam.create_user(UserName="deployer")
    document = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow"} | each for each in (STACKS, *statements)],
    }
    iam.put_user_policy(UserName="deployer", PolicyName="deploy", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName="deployer")["AccessKey"]
    theirs = Server(server.endpoint)
    theirs.client = lambda service: Session().create_client(
        service,
        region_name=REGION,
        endpoint_url=server.endpoint,
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
    )
    try:
        yield theirs
    finally:
        iam.delete_access_key(UserName="deployer", AccessKeyId=key["AccessKeyId"])
        iam.delete_user_policy(UserName="deployer", PolicyName="deploy")
        iam.delete_user(UserName="deployer")


def arn(service: str, name: str) -> str:
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{name}"


def refusal(action: str, on: str) -> str:
    who = f"arn:aws:iam::{ACCOUNT}:user/deployer"
    return f"User: {who} is not authorized to perform: {action} on resource: {on} "


def outcome(reason: str) -> str:
    """A refusal without what differs from one to the next."""
    return reason.removeprefix('Resource handler returned message: "').partition("because")[0]


QUEUE = ["sqs:CreateQueue", "sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:ListQueueTags", "sqs:TagQueue"]


def queue(name: str, seconds: int = 60) -> dict[str, Any]:
    return {"Queue": resource("SQS::Queue", QueueName=name, MessageRetentionPeriod=seconds)}


@pytest.mark.parametrize(
    ("actions", "scope", "expected"),
    [
        (QUEUE, "queue-*", "done"),
        (QUEUE[1:], "queue-*", refusal("sqs:CreateQueue", arn("sqs", "queue-made"))),
        (QUEUE, "other-*", refusal("sqs:CreateQueue", arn("sqs", "queue-made"))),
    ],
    ids=["with its permissions", "without one of them", "on another name"],
)
def test_a_resource_is_made_with_the_callers_permissions(
    emulators: Emulators, actions: list[str], scope: str, expected: str
) -> None:
    def made(server: Server) -> str:
        with deployer(server, {"Action": actions, "Resource": arn("sqs", scope)}) as theirs:
            reason = theirs.attempt("create", "makes", queue("queue-made"))
        server.delete("makes")
        return outcome(reason)

    if expected == "done":
        assert made(emulators.patched) == "done"
    else:
        emulators.assert_corrected(made, expected, "act_with_the_callers_permissions")


def test_it_is_changed_and_deleted_with_them_too(emulators: Emulators) -> None:
    def changed(server: Server) -> list[str]:
        server.deploy("create", "changes", queue("queue-changed"))
        with deployer(server, {"Action": QUEUE, "Resource": "*"}) as theirs:
            reasons = [
                theirs.attempt("update", "changes", queue("queue-changed", 120)),
                theirs.delete("changes"),
            ]
        server.delete("changes")
        return [outcome(reason) for reason in reasons]

    emulators.assert_corrected(
        changed,
        [
            refusal("sqs:SetQueueAttributes", arn("sqs", "queue-changed")),
            refusal("sqs:DeleteQueue", arn("sqs", "queue-changed")),
        ],
        "act_with_the_callers_permissions",
    )


BUCKET = {"Action": "s3:*", "Resource": "*"}
OWNERSHIP = {"Effect": "Deny", "Action": "s3:PutBucketOwnershipControls", "Resource": "*"}
CONTROLS = {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}


def test_an_action_is_asked_for_where_its_property_is_set(emulators: Emulators) -> None:
    def made(server: Server) -> list[str]:
        reasons = []
        with deployer(server, BUCKET, OWNERSHIP) as theirs:
            for name, properties in (("plain", {}), ("owned", {"OwnershipControls": CONTROLS})):
                template = {"Bucket": resource("S3::Bucket", BucketName=f"bucket-{name}", **properties)}
                reasons.append(outcome(theirs.attempt("create", name, template)))
        for name in ("plain", "owned"):
            server.delete(name)
        return reasons

    expected = ["done", refusal("s3:PutBucketOwnershipControls", "arn:aws:s3:::bucket-owned")]
    emulators.assert_corrected(made, expected, "act_with_the_callers_permissions")


def test_what_the_registry_forgets_is_asked_for(emulators: Emulators) -> None:
    def made(server: Server) -> str:
        everything = {"Action": ["elasticloadbalancing:*", "ec2:*", "iam:*"], "Resource": "*"}
        forgotten = {"Effect": "Deny", "Action": "ec2:GetSecurityGroupsForVpc", "Resource": "*"}
        ec2 = server.client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
        group = ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
        subnets = [
            ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.7.{each}.0/24", AvailabilityZone=f"{REGION}{letter}")[
                "Subnet"
            ]["SubnetId"]
            for each, letter in enumerate("ab")
        ]
        balancer = resource("ElasticLoadBalancingV2::LoadBalancer", Subnets=subnets, SecurityGroups=[group])
        with deployer(server, everything, forgotten) as theirs:
            reason = theirs.attempt("create", "balances", {"Balancer": balancer})
        server.delete("balances")
        return outcome(reason).partition(" on resource")[0]

    expected = refusal("ec2:GetSecurityGroupsForVpc", "").partition(" on resource")[0]
    emulators.assert_corrected(made, expected, "act_with_the_callers_permissions")


def test_a_role_is_passed_to_the_service_that_gets_it(emulators: Emulators) -> None:
    def made(server: Server) -> str:
        iam = server.client("iam")
        trust = {
            "Effect": "Allow",
            "Principal": {"Service": "scheduler.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
        role = iam.create_role(
            RoleName="calls",
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
        )["Role"]["Arn"]
        passing = {
            "Action": "iam:PassRole",
            "Resource": role,
            "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}},
        }
        schedule = resource(
            "Scheduler::Schedule",
            Name="minutely",
            ScheduleExpression="rate(1 minute)",
            FlexibleTimeWindow={"Mode": "OFF"},
            Target={"Arn": arn("lambda", "function:f"), "RoleArn": role},
        )
        with deployer(server, {"Action": "scheduler:*", "Resource": "*"}, passing) as theirs:
            reason = theirs.attempt("create", "schedules", {"Schedule": schedule})
        server.delete("schedules")
        iam.delete_role(RoleName="calls")
        return outcome(reason)

    emulators.assert_corrected(
        made,
        refusal("iam:PassRole", f"arn:aws:iam::{ACCOUNT}:role/calls"),
        "act_with_the_callers_permissions",
    )
