"""What a stack policy lets an update do."""

import json
from typing import Any

import pytest

from .conftest import Emulators, Server, resource

NAMES = ("one", "two")  # other tests leave tables, as AWS would
ANYBODY = {"Principal": "*"}
ALL = {"Effect": "Allow", "Action": "Update:*", "Resource": "*"} | ANYBODY
KEEP = {"Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"]} | ANYBODY
TABLE = {"Resource": "LogicalResourceId/Table"}
TYPE = {"Resource": "*", "Condition": {"StringEquals": {"ResourceType": ["AWS::DynamoDB::Table"]}}}


def template(table: str, protected: bool) -> dict[str, Any]:
    key = {"AttributeName": "id"}
    kept = resource(
        "DynamoDB::Table",
        TableName=table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[key | {"AttributeType": "S"}],
        KeySchema=[key | {"KeyType": "HASH"}],
        DeletionProtectionEnabled=protected,
    )
    return {"Table": kept}


@pytest.mark.parametrize(
    ("statements", "modified", "replaced"),
    [
        ([ALL, KEEP | TABLE], True, False),
        ([ALL, KEEP | TYPE], True, False),
        (
            [ALL, {name: value for name, value in KEEP.items() if name != "Resource"} | {"NotResource": "*"}],
            True,
            True,
        ),
        ([KEEP | TABLE], False, False),
        ([ALL], True, True),
        ([], False, False),
    ],
    ids=["by name", "by type", "of others", "nothing allowed", "all allowed", "empty"],
)
def test_policy(
    emulators: Emulators, statements: list[dict[str, Any]], modified: bool, replaced: bool
) -> None:
    def attempted(server: Server) -> list[Any]:
        server.deploy("create", "policy", template("one", protected=True))
        stacks = server.client("cloudformation")
        stacks.set_stack_policy(StackName="policy", StackPolicyBody=json.dumps({"Statement": statements}))
        results = [
            server.attempt("update", "policy", change)
            for change in (template("one", protected=False), template("two", protected=False))
        ]
        tables = [name for name in server.client("dynamodb").list_tables()["TableNames"] if name in NAMES]
        stacks.set_stack_policy(StackName="policy", StackPolicyBody=json.dumps({"Statement": [ALL]}))
        server.attempt("update", "policy", template("one", protected=False))
        server.delete("policy")
        return [*results, tables]

    def outcome(allowed: bool, action: str) -> str:
        denied = (
            "Action denied by stack policy: no statement allows [{}] for resource [LogicalResourceId/Table]"
        )
        return "done" if allowed else denied.format(action)

    expected = [
        outcome(modified, "Update:Modify"),
        outcome(replaced, "Update:Replace"),
        ["two" if replaced else "one"],
    ]
    if replaced:  # as without a policy
        assert attempted(emulators.patched) == expected
    else:
        emulators.assert_corrected(attempted, expected, "enforce_stack_policies")


@pytest.mark.parametrize(
    ("statements", "deleted"),
    [
        ([ALL, KEEP | TABLE], False),
        ([ALL, KEEP | TYPE], False),
        ([ALL, KEEP | TABLE | {"Action": "Update:Replace"}], True),
        ([], False),
    ],
    ids=["by name", "by type", "replacing only", "empty"],
)
def test_what_a_template_leaves_out(
    emulators: Emulators, statements: list[dict[str, Any]], deleted: bool
) -> None:
    def attempted(server: Server) -> list[Any]:
        topic = {"Topic": resource("SNS::Topic", TopicName="beside")}
        server.deploy("create", "policy", template("one", protected=False) | topic)
        stacks = server.client("cloudformation")
        stacks.set_stack_policy(StackName="policy", StackPolicyBody=json.dumps({"Statement": statements}))
        result = server.attempt("update", "policy", topic)
        status = stacks.describe_stacks(StackName="policy")["Stacks"][0]["StackStatus"]
        tables = [name for name in server.client("dynamodb").list_tables()["TableNames"] if name in NAMES]
        server.delete("policy")
        return [result, status, tables]

    denied = "Action denied by stack policy: no statement allows [Update:Delete] for resource "
    denied += "[LogicalResourceId/Table]"
    if deleted:  # as without a policy
        assert attempted(emulators.patched) == ["done", "UPDATE_COMPLETE", []]
    else:
        expected = [denied, "UPDATE_ROLLBACK_COMPLETE", ["one"]]
        emulators.assert_corrected(attempted, expected, "enforce_stack_policies")
