"""CloudFormation: what a stack policy lets an update do."""

import json
from fnmatch import fnmatchcase

from ministack.services import cloudformation
from ministack.services.cloudformation import provisioners, stacks

from .wrapping import wrap


def enforce_stack_policies() -> None:
    """Upstream keeps a stack policy and obeys none of it.

    Seen in stacks._deploy_stack_async, which calls _update_keeping_seed for each resource, and
    _resolve_stack_outputs with those that stay before it deletes the others. AWS refuses a change that no
    statement allows or that one denies, Update:Delete for a resource that the new template leaves out:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
    """
    wrap(stacks, "_update_keeping_seed", _update_if_allowed)
    wrap(stacks, "_resolve_stack_outputs", _keep_what_must_not_be_deleted)


def _update_if_allowed(original, kind, physical_id, old_props, new_props, stack_name, logical_id, *rest):
    if old_props != new_props:
        replaces = provisioners._replacing_change(kind, old_props, new_props)
        reason = _denial(stack_name, "Update:Replace" if replaces else "Update:Modify", logical_id, kind)
        if reason:
            raise ValueError(reason)
    return original(kind, physical_id, old_props, new_props, stack_name, logical_id, *rest)


def _keep_what_must_not_be_deleted(original, outputs, conditions, resources, *rest):
    stack_name, stack_id = rest[-2:]
    for logical_id, old in cloudformation._stacks[stack_name].get("_resources", {}).items():
        reason = _denial(stack_name, "Update:Delete", logical_id, old["ResourceType"])
        if logical_id not in resources and reason:
            about = (logical_id, old["ResourceType"], "UPDATE_FAILED", reason, old["PhysicalResourceId"])
            stacks._add_event(stack_id, stack_name, *about)
            raise ValueError(reason)
    return original(outputs, conditions, resources, *rest)


def _denial(stack_name, action, logical_id, kind):
    """Why a stack's policy does not let an update do this; None where it does."""
    policy = cloudformation._stacks[stack_name].get("_stack_policy")
    if not policy or _allows(json.loads(policy), action, logical_id, kind):
        return None
    resource = f"LogicalResourceId/{logical_id}"
    return f"Action denied by stack policy: no statement allows [{action}] for resource [{resource}]"


def _allows(policy, action, logical_id, kind):
    """A denial wins; without an allowance nothing is allowed."""
    statements = _listed(policy.get("Statement"))
    effects = {each["Effect"] for each in statements if _matches(each, action, logical_id, kind)}
    return effects == {"Allow"}


def _matches(statement, action, logical_id, kind):
    return (
        _named(statement, "Action", action)
        and _named(statement, "Resource", f"LogicalResourceId/{logical_id}")
        and all(
            _any_like(condition.get("ResourceType", "*"), kind)
            for condition in statement.get("Condition", {}).values()
        )
    )


def _named(statement, member, value):
    if f"Not{member}" in statement:
        return not _any_like(statement[f"Not{member}"], value)
    return _any_like(statement.get(member), value)


def _any_like(patterns, value):
    return any(fnmatchcase(value, pattern) for pattern in _listed(patterns))


def _listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]
