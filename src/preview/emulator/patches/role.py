"""IAM: what a role or a caller may do, and which service may take a role on. Used by several patches."""

import re

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam

_ASSUMED = re.compile(r"arn:aws:sts::\d+:assumed-role/([^/]+)/.+")


def may(role, action, resource):
    """Whether the policies of a role, by its ARN, allow an action."""
    policies = iam_evaluator._gather_role_policies(role.rpartition("/")[2], get_account_id())
    return iam_evaluator.evaluate(_request(role, action, resource), policies).decision == "Allow"


def caller_may(action, resource):
    """Whether whoever sent the request that is being answered may do this too. Root may do everything."""
    caller = iam_evaluator.caller_arn()
    role = _ASSUMED.fullmatch(caller)
    return may(role[1], action, resource) if role else True


def trusts(role, service, **keys):
    """Whether a role exists and lets a service of AWS take it on, which shows it `keys`."""
    record = iam._roles.get(role.rpartition("/")[2])
    trust = record and record.get("AssumeRolePolicyDocument")
    return permits(trust, service, "sts:AssumeRole", role, keys)


def permits(policy, service, action, resource, keys):
    """Whether a policy that belongs to a resource permits a service of AWS an action on it."""
    request = _request("", action, resource, {name.lower(): value for name, value in keys.items()})
    return iam_evaluator.evaluate_resource_policy(policy, request, service).decision == "Allow"


def _request(principal, action, resource, context=None):
    return iam_evaluator.EvalContext(
        principal_arn=principal,
        principal_type="AssumedRole",
        principal_account=get_account_id(),
        action=action,
        resource_arn=resource,
        region=get_region(),
        service_context=context or {},
    )
