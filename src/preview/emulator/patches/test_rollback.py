"""What a failed creation, and a deleted stack, leave behind."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource

KEY = {"AttributeName": "id"}
# Refused when it is its turn: the name of a group that is there already.
TAKEN = resource("Logs::LogGroup", LogGroupName="rollback-taken")


def table(policy: str, protected: bool) -> dict[str, Any]:
    made = resource(
        "DynamoDB::Table",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[KEY | {"AttributeType": "S"}],
        KeySchema=[KEY | {"KeyType": "HASH"}],
        DeletionProtectionEnabled=protected,
    )
    return {"Table": made | {"DeletionPolicy": policy}}


def tables(server: Server, stack: str) -> list[str]:
    return [
        each for each in server.client("dynamodb").list_tables()["TableNames"] if each.startswith(f"{stack}-")
    ]


def events(server: Server, stack: str) -> list[str]:
    found = server.client("cloudformation").describe_stack_events(StackName=stack)["StackEvents"]
    statuses = [each["ResourceStatus"] for each in found if each["LogicalResourceId"] == "Table"]
    return [status for status in statuses if status.startswith("DELETE") and status != "DELETE_IN_PROGRESS"]


@pytest.mark.parametrize(
    ("policy", "protected", "left", "event"),
    [
        ("Retain", False, 1, "DELETE_SKIPPED"),
        ("RetainExceptOnCreate", False, 0, "DELETE_COMPLETE"),
        ("RetainExceptOnCreate", True, 1, "DELETE_FAILED"),
    ],
)
def test_a_failed_creation(emulators: Emulators, policy: str, protected: bool, left: int, event: str) -> None:
    """As osls does it: the stack is there, and an update that adds everything fails."""
    server, stack = emulators.patched, f"rollback-{policy}-{protected}"
    groups = server.client("logs")
    groups.create_log_group(logGroupName="rollback-taken")
    try:
        server.deploy("create", stack, {"Topic": resource("SNS::Topic")})
        added = table(policy, protected) | {"Taken": TAKEN | {"DependsOn": "Table"}}
        answer = server.attempt("update", stack, {"Topic": resource("SNS::Topic")} | added)
    finally:
        groups.delete_log_group(logGroupName="rollback-taken")
    assert "already exists" in answer or "protected against deletion" in answer
    assert (len(tables(server, stack)), events(server, stack)) == (left, [event])
    [described] = server.client("cloudformation").describe_stacks(StackName=stack)["Stacks"]
    assert described["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"


@pytest.mark.parametrize(
    ("policy", "protected", "left"),
    [("Delete", False, 0), ("Delete", True, 1), ("Retain", False, 1), ("RetainExceptOnCreate", False, 1)],
)
def test_a_deleted_stack(emulators: Emulators, policy: str, protected: bool, left: int) -> None:
    stack = f"deleted-{policy}-{protected}"

    def deleted(server: Server) -> int:
        server.deploy("create", stack, table(policy, protected))
        server.delete(stack)
        return len(tables(server, stack))

    if protected:
        emulators.assert_corrected(deleted, left, "hold_protected_tables")
    else:  # as without a patch
        assert deleted(emulators.patched) == left


def test_a_stack_that_is_created_again_has_new_names(emulators: Emulators) -> None:
    def again(server: Server) -> int:
        for _ in range(2):
            server.deploy("create", "again", table("Retain", protected=False))
            server.delete("again")
        return len(tables(server, "again"))

    emulators.assert_corrected(again, 2, "generate_new_names")


def test_a_generated_name_stays_in_an_update(emulators: Emulators) -> None:
    server = emulators.patched
    server.deploy("create", "stays", table("Delete", protected=True))
    before = server.id_of("stays", "Table")
    server.deploy("update", "stays", table("Delete", protected=False))
    assert server.id_of("stays", "Table") == before
