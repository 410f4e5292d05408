"""What a schedule may call: as much as its role, and no more."""

import json
import time
from typing import Any

from .conftest import Emulators, Server, function
from .processes import REGION

ACCOUNT = "000000000000"
FUNCTION, QUEUE = (
    f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:called",
    f"arn:aws:sqs:{REGION}:{ACCOUNT}:missed",
)
CALL = {"Action": "lambda:InvokeFunction", "Resource": FUNCTION}
TELL = {"Action": "sqs:SendMessage", "Resource": QUEUE}
RIGHTS = {"refused": [TELL], "mute": [], "allowed": [CALL]}


def schedule(server: Server, name: str, rights: list[dict[str, Any]]) -> None:
    """At a moment that is over: it is due at once."""
    trust = {
        "Effect": "Allow",
        "Principal": {"Service": "scheduler.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    iam = server.client("iam")
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document(trust))["Role"]["Arn"]
    if rights:
        allowed = document(*({"Effect": "Allow"} | right for right in rights))
        iam.put_role_policy(RoleName=name, PolicyName="rights", PolicyDocument=allowed)
    server.client("scheduler").create_schedule(
        Name=name,
        ScheduleExpression="at(2020-01-01T00:00:00)",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={
            "Arn": FUNCTION,
            "RoleArn": role,
            "Input": json.dumps(name),
            "DeadLetterConfig": {"Arn": QUEUE},
        },
    )


def document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def calls(server: Server) -> set[str]:
    found = server.client("logs").filter_log_events(logGroupName="/aws/lambda/called")["events"]
    return {event["message"].strip() for event in found} & RIGHTS.keys()


def wait_for_calls(server: Server, expected: int) -> set[str]:
    """Schedules are looked at every ten seconds."""
    end = time.monotonic() + 30
    while len(calls(server)) < expected and time.monotonic() < end:
        time.sleep(0.2)
    return calls(server)


def test_a_schedule_has_the_rights_of_its_role(emulators: Emulators) -> None:
    for server in emulators:
        function(server, "called", "exports.handler = async name => process.stdout.write(`${name}\\n`);")
        server.client("lambda").invoke(FunctionName="called")  # so that it has a log
        server.client("sqs").create_queue(QueueName="missed")
        for name, rights in RIGHTS.items():
            schedule(server, name, rights)

    def outcome(server: Server) -> list[Any]:
        called = wait_for_calls(server, 1 if server is emulators.patched else len(RIGHTS))
        sqs = server.client("sqs")
        url = sqs.get_queue_url(QueueName="missed")["QueueUrl"]
        missed = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        return [called, [json.loads(message["Body"]) for message in missed]]

    emulators.assert_corrected(outcome, [{"allowed"}, ["refused"]], "act_with_the_schedules_role")
