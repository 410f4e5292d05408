"""CloudFormation: what a stack policy lets an update do."""

import json
from fnmatch import fnmatchcase

from ministack.services import cloudformation
from ministack.services.cloudformation import provisioners, stacks

from .wrapping import wrap


def enforce_stack_policies() -> None:
    """Upstream keeps a stack policy and obeys none of it.

    Seen in stacks._deploy_stack_async, which calls _update_keeping_seed for each resource. AWS refuses
    a change that no statement allows or that one denies; of those, Update:Delete is not enforced here:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
    """
    wrap(stacks, "_update_keeping_seed", _update_if_allowed)


def _update_if_allowed(original, kind, physical_id, old_props, new_props, stack_name, logical_id, *rest):
    policy = cloudformation._stacks[stack_name].get("_stack_policy")
    if policy and old_props != new_props:
        replaces = provisioners._replacing_change(kind, old_props, new_props)
        action = "Update:Replace" if replaces else "Update:Modify"
        if not _allows(json.loads(policy), action, logical_id, kind):
            resource = f"LogicalResourceId/{logical_id}"
            raise ValueError(
                f"Action denied by stack policy: no statement allows [{action}] for resource [{resource}]"
            )
    return original(kind, physical_id, old_props, new_props, stack_name, logical_id, *rest)


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
