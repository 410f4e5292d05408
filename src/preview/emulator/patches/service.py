"""ECS: what a template says about a service."""

from ministack.services import ecs
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::ECS::Service"
KEPT = (
    *("HealthCheckGracePeriodSeconds", "EnableECSManagedTags", "EnableExecuteCommand", "PropagateTags"),
    "AvailabilityZoneRebalancing",
)


def keep_service_settings() -> None:
    """Upstream drops the health-check grace of a new service, and at any time tagging and zone rebalancing.

    Seen in provisioners._ecs_service_create and _update, which name what they pass on. ECS returns all of it:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["create"] = wrap(provisioners, "_ecs_service_create", _create)
    handlers["update"] = wrap(provisioners, "_ecs_service_update", _update)


def _create(original, logical_id, props, stack_name):
    arn, attributes = original(logical_id, props, stack_name)
    _keep(props, attributes["Name"])
    return arn, attributes


def _update(original, physical_id, old_props, new_props, stack_name):
    arn, attributes = original(physical_id, old_props, new_props, stack_name)
    _keep(new_props, attributes["Name"])
    return arn, attributes


def _keep(props, name):
    cluster = props.get("Cluster", "default").rpartition("/")[2]
    for service in ecs._services.values():
        if service["serviceName"] == name and service["clusterArn"].endswith(f":cluster/{cluster}"):
            service |= {member[0].lower() + member[1:]: props[member] for member in KEPT if member in props}
