"""What CloudFormation refuses of a request's parameters, before there is a stack."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from .conftest import Emulators, Server, resource

TOPIC = resource("SNS::Topic", TopicName={"Ref": "Name"})
IMAGE = {"ParameterKey": "Image", "ParameterValue": "none"}
NAME = {"ParameterKey": "Name", "ParameterValue": "news"}
UNKNOWN = "Parameters: [Image] do not exist in the template"
MISSING = "Parameters: [Name] must have values"
NOT_BEFORE = (
    "Invalid input for parameter key Name. Cannot specify usePreviousValue as true for a parameter key "
    "not in the previous template"
)


def body(**name: Any) -> str:
    return json.dumps({"Parameters": {"Name": {"Type": "String"} | name}, "Resources": {"Topic": TOPIC}})


def ask(server: Server, operation: str, stack: str, template: str, *parameters: dict[str, Any]) -> str:
    """The refusal of a request, or `accepted`."""
    stacks = server.client("cloudformation")
    more = {}
    if "change_set" in operation:
        operation, _, kind = operation.rpartition("_")
        more = {"ChangeSetName": "change", "ChangeSetType": kind.upper()}
    try:
        call = getattr(stacks, operation)
        call(StackName=stack, TemplateBody=template, Parameters=list(parameters), **more)
    except ClientError as error:
        return error.response["Error"]["Message"]
    return "accepted"


def names(server: Server) -> list[str]:
    return [stack["StackName"] for stack in server.client("cloudformation").describe_stacks()["Stacks"]]


@pytest.mark.parametrize("operation", ["create_stack", "create_change_set_create"])
@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ([NAME, IMAGE], UNKNOWN),
        ([], MISSING),
        ([{"ParameterKey": "Name", "UsePreviousValue": True}], NOT_BEFORE),
    ],
    ids=["unknown", "missing", "no previous value"],
)
def test_a_new_stack(
    emulators: Emulators, operation: str, parameters: list[dict[str, Any]], refusal: str
) -> None:
    stack = f"new-{operation.replace('_', '-')}-{refusal.count(' ')}"

    def asked(server: Server) -> tuple[str, bool]:
        return ask(server, operation, stack, body(), *parameters), stack in names(server)

    emulators.assert_corrected(asked, (refusal, False), "refuse_unknown_parameters")


@pytest.mark.parametrize("operation", ["update_stack", "create_change_set_update"])
def test_a_deployed_stack(emulators: Emulators, operation: str) -> None:
    stack = f"deployed-{operation.replace('_', '-')}"

    def asked(server: Server) -> list[str]:
        ask(server, "create_stack", stack, body(), NAME | {"ParameterValue": stack})
        server.client("cloudformation").get_waiter("stack_create_complete").wait(
            StackName=stack, WaiterConfig={"Delay": 0.1, "MaxAttempts": 100}
        )
        attempts = ([IMAGE, NAME], [], [{"ParameterKey": "Name", "UsePreviousValue": True}])
        changed = body(Description="The topic's name")
        return [ask(server, operation, stack, changed, *parameters) for parameters in attempts]

    expected = [UNKNOWN, MISSING, "accepted"]
    emulators.assert_corrected(asked, expected, "refuse_unknown_parameters")


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ({"AllowedValues": ["news", "views"]}, "sport"),
        ({"AllowedPattern": "[a-z]+"}, "News"),
        ({"MaxLength": 3}, "news"),
        ({"MinLength": 5}, "news"),
        ({"Type": "Number"}, "news"),
        ({"Type": "Number", "MaxValue": 3}, "4"),
    ],
    ids=["not allowed", "pattern", "too long", "too short", "no number", "too large"],
)
def test_rules_of_a_parameter_which_upstream_keeps(
    emulators: Emulators, rule: dict[str, Any], value: str
) -> None:
    parameter = {"ParameterKey": "Name", "ParameterValue": value}
    refusal = ask(emulators.patched, "create_stack", "ruled", body(**rule), parameter)
    assert refusal.startswith("Parameter 'Name' ")
    assert "ruled" not in names(emulators.patched)
