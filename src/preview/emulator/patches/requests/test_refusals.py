"""Requests that AWS refuses, in the protocols that are no REST: by what code, and what the message says."""

import datetime
import urllib.error
import urllib.request
from typing import Any

import pytest
from botocore.parsers import RpcV2CBORParser

from ..conftest import Emulators, Server, signed
from .client import (
    Seed,
    Seeds,
    Spoil,
    answer,
    as_is,
    assert_refused,
    each_of,
    form_with,
    json_with,
    message_of,
    target,
)

POOL = {"UserPoolId": "eu-central-1_abcdefghi"}
ANA = POOL | {"Username": "ana"}
RULE = {"ListenerArn": "l", "Conditions": [], "Actions": [{"Type": "forward"}]}
POINTS = {"Namespace": "n", "MetricName": "m", "StartTime": 0, "EndTime": 60, "Period": 0}
SATISFY = "satisfy constraint:"
LONG = "Member must have length less than or equal to"

SEEDS: Seeds = {
    ("cloudformation", "ValidationError"): [
        ("DescribeStackResource", {"StackName": "s"}, as_is, "Value null at 'logicalResourceId'"),
        ("CreateStack", {"StackName": "_" * 129, "OnFailure": "NO"}, as_is, "3 validation errors detected"),
        ("DescribeStacks", {}, form_with(Stackname="s"), "Member is not known"),
    ],
    ("elbv2", "ValidationError"): [
        ("CreateRule", RULE | {"Priority": 50001}, as_is, "value less than or equal to 50000"),
        ("CreateTargetGroup", {"Name": "g", "TargetType": "IP"}, as_is, "set: [instance, ip, lambda, alb]"),
        ("CreateTargetGroup", {"Name": "g" * 33}, as_is, f"at 'name' failed to {SATISFY} {LONG} 32"),
    ],
    ("elbv2", "MalformedInput"): [
        ("CreateRule", RULE | {"Priority": "first"}, as_is, "integer expected at 'priority'"),
    ],
    ("iam", "ValidationError"): [
        ("GetRole", {"RoleName": "a b"}, as_is, "regular expression pattern: [\\w+=,.@-]+"),
        ("GetRole", {"RoleName": "a" * 65}, as_is, f"{LONG} 64"),
    ],
    ("ec2", "MissingParameter"): [
        ("CreateRoute", {}, as_is, "The request must contain the parameter RouteTableId"),
    ],
    ("ec2", "UnknownParameter"): [
        ("DescribeVpcs", {}, form_with(VpcIds="vpc-1"), "The parameter VpcIds is not recognized"),
    ],
    ("ec2", "InvalidParameterValue"): [
        ("DescribeVpcs", {"MaxResults": 1001}, as_is, "(1001) for parameter MaxResults is invalid"),
        ("DescribeVpcs", {"MaxResults": "all"}, as_is, "integer expected"),
    ],
    ("cognito-idp", "InvalidParameterException"): [
        ("CreateGroup", POOL | {"GroupName": "a" * 129}, as_is, f"groupName' failed to {SATISFY} {LONG} 128"),
        ("AdminCreateUser", ANA | {"MessageAction": "SEND"}, as_is, "1 validation error detected: "),
        ("AdminGetUser", POOL, as_is, f"at 'username' failed to {SATISFY} Member must not be null"),
        ("AdminGetUser", ANA | {"UserPoolId": "pool"}, as_is, "pattern: [\\w-]+_[0-9a-zA-Z]+"),
        ("AdminGetUser", ANA, json_with(Name="ana"), f"'name' failed to {SATISFY} Member is not known"),
    ],
    ("cognito-idp", "SerializationException"): [
        ("AdminGetUser", POOL | {"Username": 7}, as_is, "NUMBER_VALUE can not be converted to a String"),
        ("AdminGetUser", POOL | {"Username": ["a"]}, as_is, "Start of list found where not expected"),
    ],
    ("ecs", "SerializationException"): [
        ("UpdateService", {"service": "s", "desiredCount": "1"}, as_is, "STRING_VALUE can not be converted"),
    ],
    ("ecs", "InvalidParameterException"): [
        ("ListTasks", {"desiredStatus": "ASLEEP"}, as_is, "enum value set: [RUNNING, PENDING, STOPPED]"),
    ],
    ("dynamodb", "ValidationException"): [
        ("GetItem", {"TableName": "notes"}, as_is, f"Value null at 'key' failed to {SATISFY} Member"),
        ("Scan", {"TableName": "", "Limit": 0}, as_is, "2 validation errors detected: "),
    ],
    ("codebuild", "InvalidInputException"): [
        ("StartBuild", {"projectName": "p", "timeoutInMinutesOverride": 4}, as_is, "or equal to 5"),
    ],
    ("logs", "InvalidParameterException"): [
        ("CreateLogGroup", {"logGroupName": "image:tag"}, as_is, "Value 'image:tag' at 'logGroupName'"),
    ],
    ("cloudwatch", "ValidationException"): [
        ("GetMetricStatistics", POINTS, as_is, "Member must have value greater than or equal to 1"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("seed", each_of(SEEDS))
def test_is_refused_as_aws_does(emulators: Emulators, seed: Seed) -> None:
    assert_refused(emulators, seed)


@pytest.mark.parametrize(
    ("service", "operation", "params", "spoil", "code"),
    [
        ("cloudformation", "DescribeStacks", {}, form_with(Action="DescribeStack"), "InvalidAction"),
        ("cloudformation", "DescribeStacks", {}, form_with(Version="2010-05-16"), "InvalidAction"),
        ("ec2", "DescribeVpcs", {}, form_with(Action="DescribeVPCs"), "InvalidAction"),
        ("cognito-idp", "AdminGetUser", ANA, target("AdminFetchUser"), "UnknownOperationException"),
        ("codecommit", "ListRepositories", {}, target("ListRepos"), "UnknownOperationException"),
    ],
)
def test_what_no_model_has_is_refused(
    emulators: Emulators, service: str, operation: str, params: dict[str, Any], spoil: Spoil, code: str
) -> None:
    """Upstream refuses some of these too, but nobody learns of it who does not read the answer."""
    assert answer(emulators.patched, service, operation, params, spoil).startswith(f"{code}: ")
    [violation] = emulators.patched.violations()
    assert violation["constraint"] == "The operation is in no model of AWS"


def test_cbor_is_read_and_answered(emulators: Emulators) -> None:
    """A protocol of CloudWatch's. botocore prefers JSON, and so do our clients: it has to be chosen here."""
    times = {"StartTime": datetime.datetime(2026, 1, 1), "EndTime": datetime.datetime(2026, 1, 2)}
    message = message_of("cloudwatch", "GetMetricStatistics", POINTS | times, "smithy-rpc-v2-cbor")

    def seen(server: Server) -> tuple[int, Any]:
        url = f"{server.endpoint}{message.path}"
        unsigned = {name: value for name, value in message.headers.items() if name != "authorization"}
        headers = dict(signed("monitoring", "POST", url, unsigned, message.body).headers)
        request = urllib.request.Request(url, message.body, headers, method="POST")  # noqa: S310
        try:
            with urllib.request.urlopen(request) as answered:  # noqa: S310
                return answered.status, None
        except urllib.error.HTTPError as error:
            parser = RpcV2CBORParser()
            return error.code, parser.parse_data_item(parser.get_peekable_stream_from_bytes(error.read()))

    constraint = "Member must have value greater than or equal to 1"
    text = f"1 validation error detected: Value '0' at 'period' failed to satisfy constraint: {constraint}"
    refused = {"__type": "ValidationError", "message": text}
    emulators.assert_corrected(seen, (400, refused), "refuse_invalid_requests")
    assert len(emulators.patched.violations()) == 1
