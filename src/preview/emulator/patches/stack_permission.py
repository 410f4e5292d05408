"""CloudFormation: as whom it acts."""

import json
from contextvars import ContextVar
from uuid import uuid4

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import provisioners, stacks

from .handler_permissions import actions_of, arn_patterns
from .resource_arns import arns_of, requests_of
from .wrapping import wrap

# The access key of the request that a stack operation came with.
_caller: ContextVar[str] = ContextVar("streamgate_stack_caller", default="")


def act_with_the_callers_permissions() -> None:
    """Upstream's CloudFormation may do anything: a deploy role without a permission goes unnoticed.

    Seen in stacks, which calls the provisioners without asking IAM. AWS acts with the caller's credentials
    where a stack has no service role, and a handler that is refused fails its resource:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
    https://github.com/serverless/serverless/issues/11718
    An action is asked for where the registry lists it and the resource sets what it is for. The schemas list
    for a handler whatever any property might need; all of it would refuse what AWS lets pass.
    """
    wrap(iam_evaluator, "enforce", _remember_caller)
    wrap(stacks, "_provision_resource", _create)
    wrap(stacks, "_update_resource", _update)
    wrap(stacks, "_delete_resource", _delete)


def _remember_caller(original, key, action, service, *rest, **more):
    if service == "cloudformation":
        _caller.set(key)
    return original(key, action, service, *rest, **more)


def _create(original, kind, logical_id, properties, stack):
    _demand(kind, ("create", "read"), properties, "", stack, logical_id)
    return original(kind, logical_id, properties, stack)


def _update(original, kind, physical_id, old, new, stack, logical_id=None, *rest):
    if old != new:
        both = {**old, **new}
        replaces = provisioners._replacing_change(kind, old, new)
        handlers = ("create", "read", "delete") if replaces else ("update", "read")
        _demand(kind, handlers, both, physical_id, stack, logical_id)
    return original(kind, physical_id, old, new, stack, logical_id, *rest)


def _delete(original, kind, physical_id, properties, stack=None, logical_id=None):
    _demand(kind, ("delete",), properties, physical_id, stack, logical_id)
    return original(kind, physical_id, properties, stack, logical_id)


def _demand(kind, handlers, properties, physical_id, stack, logical_id):
    key = _caller.get()
    principal = iam_evaluator.resolve_principal(key, get_account_id()) if key else None
    if principal is None or getattr(principal, "policies", None) is None:
        return  # the account's root, or nobody: an operation of the emulator's own
    things = arns_of(kind, properties, physical_id, stack, logical_id)
    for action in actions_of(kind, handlers, set(properties)):
        patterns = arn_patterns(action)
        if patterns is None:
            continue  # IAM does not know it, so AWS does not ask for it
        for arn, context in requests_of(kind, action, properties):
            # Nothing of the kind in the resource: a layer, a key or a stream that it has not.
            named = [arn] if arn else [one for one in things if any(each.fullmatch(one) for each in patterns)]
            for resource in dict.fromkeys(named) if patterns else ["*"]:
                if iam_evaluator.enforce(
                    key,
                    action,
                    action.partition(":")[0],
                    get_region(),
                    resource_arn=resource,
                    service_context=context,
                ):
                    raise ValueError(_refusal(principal.arn, action, resource))


def _refusal(who, action, resource):
    service = action.partition(":")[0].capitalize()
    message = (
        f"User: {who} is not authorized to perform: {action} on resource: {resource} "
        f"because no identity-based policy allows the {action} action "
        f"(Service: {service}, Status Code: 403, Request ID: {uuid4()})"
    )
    token = f"RequestToken: {uuid4()}, HandlerErrorCode: AccessDenied"
    return f"Resource handler returned message: {json.dumps(message)} ({token})"
