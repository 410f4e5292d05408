"""EventBridge Scheduler: as whom a schedule acts."""

import json

from ministack.core import iam_evaluator
from ministack.core.arn import parse_arn
from ministack.core.responses import get_account_id, get_region
from ministack.services import eventbridge

from .wrapping import wrap


def act_with_the_schedules_role() -> None:
    """Upstream's schedules may do anything: a role without the right to call the function goes unnoticed.

    Seen in scheduler._tick_schedules, which hands the target to eventbridge._invoke_target. On AWS a schedule
    has the rights of its role, and what it could not deliver goes to its dead-letter queue:
    https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role
    https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
    Whether the role lets the scheduler take it, and targets that are no functions, are left out.
    """
    wrap(eventbridge, "_invoke_target", _invoke)


def _invoke(original, target, event, rule, view=None):
    is_schedule = "FlexibleTimeWindow" in rule
    if not is_schedule or _may(target["RoleArn"], "lambda:InvokeFunction", target["Arn"]):
        return original(target, event, rule, view)
    queue = target.get("DeadLetterConfig", {}).get("Arn")
    if queue and _may(target["RoleArn"], "sqs:SendMessage", queue):
        undelivered = target.get("Input") or json.dumps(event)
        eventbridge._dispatch_to_sqs(parse_arn(queue), undelivered, {})
    return None


def _may(role, action, resource):
    account = get_account_id()
    policies = iam_evaluator._gather_role_policies(role.rpartition("/")[2], account)
    request = iam_evaluator.EvalContext(
        principal_arn=role,
        principal_type="AssumedRole",
        principal_account=account,
        action=action,
        resource_arn=resource,
        region=get_region(),
    )
    return iam_evaluator.evaluate(request, policies).decision == "Allow"
