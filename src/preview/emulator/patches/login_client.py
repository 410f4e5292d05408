"""Elastic Load Balancing: what whoever writes a login action needs a right to."""

from functools import partial

from ministack.core import iam_evaluator
from ministack.services import alb

from .listener_actions import LOGIN
from .role import caller_may

RIGHT = "cognito-idp:DescribeUserPoolClient"


def ask_for_the_right_to_a_logins_client() -> None:
    """Upstream takes a login action from whoever may change the rule.

    Seen in alb._create_rule and its like. AWS reads the client with the rights of the caller:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
    """
    for action in ("CreateListener", "ModifyListener", "CreateRule", "ModifyRule"):
        alb._ACTION_MAP[action] = partial(_with_right, alb._ACTION_MAP[action])


def _with_right(original, params):
    actions = alb._parse_actions(params, "Actions") + alb._parse_actions(params, "DefaultActions")
    for pool in [action[LOGIN]["UserPoolArn"] for action in actions if LOGIN in action]:
        if not caller_may(RIGHT, pool):
            caller = iam_evaluator.caller_arn()
            message = f"User: {caller} is not authorized to perform: {RIGHT} on resource: {pool}"
            return alb._error("AccessDenied", message, 403)
    return original(params)
