"""CloudFormation: what the registry says about a resource's properties."""

from ministack.core.responses import get_region
from ministack.services.cloudformation import stacks

from .registry import paths, schema_of, values_at
from .schema_check import violations
from .wrapping import wrap


def check_resource_properties() -> None:
    """Upstream creates a resource from whatever it understands of its properties.

    Seen in stacks._deploy_stack_async, which calls _provision_keeping_seed or _update_keeping_seed for each
    resource. CloudFormation first resolves every function in the properties, then checks them against the
    type's schema: https://github.com/aws-cloudformation/iac-model-evaluation/issues/29 ("required key"),
    https://github.com/org-formation/aws-resource-providers/issues/105 (one line per problem).
    "readOnlyProperties" cannot be given: https://github.com/aws-cloudformation/cloudformation-resource-schema
    """
    wrap(stacks, "_provision_keeping_seed", _provision)
    wrap(stacks, "_update_keeping_seed", _update)


def _provision(original, kind, logical_id, props, stack_name):
    _check(kind, logical_id, props)
    return original(kind, logical_id, props, stack_name)


def _update(original, kind, physical_id, old_props, new_props, stack_name, logical_id, *rest):
    if new_props != old_props:
        _check(kind, logical_id, new_props)
    return original(kind, physical_id, old_props, new_props, stack_name, logical_id, *rest)


def _check(kind, logical_id, props):
    schema = schema_of(kind, get_region())
    if schema is None:
        return
    problems = list(violations(props, schema, schema))
    for *parents, name in paths(schema, "readOnlyProperties"):
        if values_at(props, [*parents, name]):
            problems.append(f"{'/'.join(['#', *parents])}: extraneous key [{name}] is not permitted")
    if problems:
        raise ValueError(
            f"Properties validation failed for resource {logical_id} with message:\n" + "\n".join(problems)
        )
