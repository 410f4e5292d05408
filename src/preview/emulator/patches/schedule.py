"""EventBridge Scheduler: as whom a schedule acts."""

import json

from ministack.core.arn import parse_arn
from ministack.core.responses import get_account_id, get_region
from ministack.services import eventbridge

from .role import may, trusts
from .wrapping import wrap

SERVICE = "scheduler.amazonaws.com"


def act_with_the_schedules_role() -> None:
    """Upstream's schedules may do anything: a role without the right to call the function goes unnoticed.

    Seen in scheduler._tick_schedules, which hands the target to eventbridge._invoke_target. On AWS a schedule
    has the rights of its role, and what it could not deliver goes to its dead-letter queue:
    https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role
    https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
    Without a role that lets the Scheduler take it on nothing is delivered, to the queue neither. Targets that
    are no functions are left out.
    """
    wrap(eventbridge, "_invoke_target", _invoke)


def _invoke(original, target, event, rule, view=None):
    if "FlexibleTimeWindow" not in rule:
        return original(target, event, rule, view)
    if not trusts(target["RoleArn"], SERVICE, **group_of(rule.get("GroupName", "default"))):
        return None
    if may(target["RoleArn"], "lambda:InvokeFunction", target["Arn"]):
        return original(target, event, rule, view)
    queue = target.get("DeadLetterConfig", {}).get("Arn")
    if queue and may(target["RoleArn"], "sqs:SendMessage", queue):
        undelivered = target.get("Input") or json.dumps(event)
        eventbridge._dispatch_to_sqs(parse_arn(queue), undelivered, {})
    return None


def group_of(name):
    """What the Scheduler says of a schedule when it takes its role on: the group that it is in."""
    account = get_account_id()
    group = f"arn:aws:scheduler:{get_region()}:{account}:schedule-group/{name}"
    return {"aws:SourceArn": group, "aws:SourceAccount": account}
