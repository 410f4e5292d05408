"""Lambda and CloudWatch Logs: who writes a function's log, and when."""

import time

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch_logs, lambda_svc
from ministack.services.cloudformation import provisioners

from .role import may
from .wrapping import wrap

LATE_SECONDS = 60

_logged = {}  # when a function last wrote to its log, by where the log is
_late = {}  # when a function was deleted that had more to write, by where the log is


def log_with_the_functions_role() -> None:
    """Upstream writes a function's log whatever its role allows.

    Seen in lambda_svc._emit_lambda_logs. On AWS the role needs CreateLogStream and PutLogEvents, and
    CreateLogGroup too where the group does not exist; otherwise nothing is written:
    https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
    """
    wrap(lambda_svc, "_emit_lambda_logs", _emit)


def deliver_last_lines_late() -> None:
    """Upstream writes the last line of a function at once. No line arrives after the function is gone.

    Seen in lambda_svc._emit_lambda_logs. Lambda delivers later: when a stack is deleted, a line of a function
    that ran a moment before makes its group again, if the function's role had the right to make one.
    https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/issues/564
    https://github.com/serverless/serverless-plugin-log-retention/issues/6
    Here that happens to each function that ran within a minute before it was deleted.
    """
    handler = wrap(provisioners, "_lambda_delete", _delete_declared)
    provisioners._RESOURCE_HANDLERS["AWS::Lambda::Function"]["delete"] = handler
    wrap(lambda_svc, "_delete_function", _delete)
    wrap(cloudwatch_logs, "_delete_log_group", _delete_group)


def _emit(original, func, *rest, **named):
    group = _group(func)
    needed = ["logs:CreateLogStream", "logs:PutLogEvents"]
    if group not in cloudwatch_logs._log_groups:
        needed.append("logs:CreateLogGroup")
    if all(_may(func, action, group) for action in needed):
        _logged[_place(group)] = time.monotonic()
        original(func, *rest, **named)


def _delete_declared(original, name, props):
    _note_last_lines(name)
    return original(name, props)


def _delete(original, name, *rest):
    _note_last_lines(name)
    return original(name, *rest)


def _note_last_lines(name):
    func = lambda_svc._functions.get(name)
    if func is None:
        return
    group, now = _group(func), time.monotonic()
    ran = now - _logged.pop(_place(group), float("-inf")) < LATE_SECONDS
    if ran and _may(func, "logs:CreateLogGroup", group):
        _late[_place(group)] = now


def _delete_group(original, data):
    answer = original(data)
    name = data.get("logGroupName")
    deleted = _late.pop(_place(name), float("-inf"))
    if answer[0] == 200 and time.monotonic() - deleted < LATE_SECONDS:
        cloudwatch_logs._create_log_group({"logGroupName": name})
    return answer


def _group(func):
    config = func.get("config") or func
    logging = config.get("LoggingConfig") or {}
    return logging.get("LogGroup") or f"/aws/lambda/{config['FunctionName']}"


def _place(group):
    return get_account_id(), get_region(), group


def _may(func, action, group):
    """On what IAM judges such a request, the name of a stream may be empty."""
    role = (func.get("config") or func).get("Role", "")
    return may(role, action, f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{group}:log-stream:")
