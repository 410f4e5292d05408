"""That a resource is not made, or changed, from properties that the registry does not allow."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource

FAILED = "failed validation constraint for keyword"
TOPIC = {"Protocol": "email", "Endpoint": "ops@example.com"}
SCHEDULE = {
    "ScheduleExpression": "rate(1 minute)",
    "FlexibleTimeWindow": {"Mode": "OFF"},
    "Target": {
        "Arn": "arn:aws:sqs:eu-central-1:000000000000:a",
        "RoleArn": "arn:aws:iam::000000000000:role/a",
    },
}


@pytest.mark.parametrize(
    ("kind", "properties", "problem"),
    [
        ("Logs::LogGroup", {"RetentionInDays": 31}, f"#/RetentionInDays: {FAILED} [enum]"),
        ("Scheduler::Schedule", SCHEDULE | {"Name": "a" * 65}, "#/Name: expected maxLength: 64, actual: 65"),
        ("SNS::Subscription", TOPIC, "#: required key [TopicArn] not found"),
        ("SQS::Queue", {"Delay": 5}, "#: extraneous key [Delay] is not permitted"),
        ("SQS::Queue", {"DelaySeconds": "5s"}, "#/DelaySeconds: expected type: Integer, found: String"),
        ("Logs::LogGroup", {"LogGroupName": "a b"}, f"#/LogGroupName: {FAILED} [pattern]"),
        ("SQS::Queue", {"Arn": "a"}, "#: extraneous key [Arn] is not permitted"),
        ("EC2::Subnet", {"VpcId": "vpc-1"}, f"#: {FAILED} [requiredOr]"),
    ],
    ids=["enum", "too long", "missing", "unknown", "type", "pattern", "read-only", "one of several"],
)
def test_a_new_resource(emulators: Emulators, kind: str, properties: dict[str, Any], problem: str) -> None:
    name = f"properties-{''.join(filter(str.isalnum, problem))[:60]}"

    def attempted(server: Server) -> str:
        return server.attempt("create", name, {"Thing": resource(kind, **properties)})

    expected = f"Properties validation failed for resource Thing with message:\n{problem}"
    emulators.assert_corrected(attempted, expected, "check_resource_properties")


def test_functions_are_resolved_and_text_converted_first(emulators: Emulators) -> None:
    queue = resource(
        "SQS::Queue",
        QueueName={"Fn::Sub": "${AWS::StackName}-queue"},
        DelaySeconds={"Fn::Select": [1, ["4", "5"]]},
        SqsManagedSseEnabled="true",
        RedrivePolicy={"Ref": "AWS::NoValue"},
        Tags=[{"Key": "port", "Value": 80}],
    )
    assert emulators.patched.attempt("create", "converted", {"Queue": queue}) == "done"
    assert emulators.patched.id_of("converted", "Queue").endswith("/converted-queue")


def test_a_changed_resource(emulators: Emulators) -> None:
    def attempted(server: Server) -> list[Any]:
        server.deploy("create", "changed", {"Queue": resource("SQS::Queue", DelaySeconds=5)})
        refusal = server.attempt("update", "changed", {"Queue": resource("SQS::Queue", DelaySeconds=901)})
        queue = server.client("sqs").get_queue_attributes(
            QueueUrl=server.id_of("changed", "Queue"), AttributeNames=["DelaySeconds"]
        )
        return [refusal, queue["Attributes"]["DelaySeconds"]]

    problem = f"#/DelaySeconds: {FAILED} [maximum]"
    expected = [f"Properties validation failed for resource Queue with message:\n{problem}", "5"]
    emulators.assert_corrected(attempted, expected, "check_resource_properties")
