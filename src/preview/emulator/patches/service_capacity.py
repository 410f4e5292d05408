"""ECS: what moves a service to other capacity."""

from contextvars import ContextVar

from ministack.core.responses import error_response_json
from ministack.services import ecs
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::ECS::Service"
REFUSAL = (
    "When switching from launch type to capacity provider strategy on an existing service, or making a "
    "change to a capacity provider strategy on a service that is already using one, "
    "you must force a new deployment."
)

_forced = ContextVar("forced", default=False)


def demand_forced_deployments() -> None:
    """Upstream changes the capacity provider strategy of a service without a new deployment.

    Seen in ecs._update_service; provisioners._ecs_service_update never forces one. ECS refuses it:
    https://github.com/pipe-cd/pipecd/pull/6385, https://github.com/aws/aws-cdk/issues/34631.
    CloudFormation forces one when the nonce of ForceNewDeployment changes:
    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs.ForceNewDeployment.html
    """
    ecs._ACTION_MAP["UpdateService"] = wrap(ecs, "_update_service", _update_service)
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["update"] = wrap(provisioners, "_ecs_service_update", _update_by_template)


def _update_service(original, data):
    data = data | {"forceNewDeployment": True} if _forced.get() else data
    if "capacityProviderStrategy" in data and not data.get("forceNewDeployment"):
        cluster, name = (str(data.get(key, "default")).rpartition("/")[2] for key in ("cluster", "service"))
        before = ecs._services.get(f"{cluster}/{name}", {}).get("capacityProviderStrategy")
        if _strategy(before) != _strategy(data["capacityProviderStrategy"]):
            return error_response_json("InvalidParameterException", REFUSAL, 400)
    return original(data)


def _update_by_template(original, physical_id, old_props, new_props, stack_name):
    before, after = (props.get("ForceNewDeployment") or {} for props in (old_props, new_props))
    forced = str(after.get("EnableForceNewDeployment")).lower() == "true" and before != after
    token = _forced.set(forced)
    try:
        return original(physical_id, old_props, new_props, stack_name)
    finally:
        _forced.reset(token)


def _strategy(items):
    return sorted(
        (item["capacityProvider"], item.get("weight", 0), item.get("base", 0)) for item in items or []
    )
