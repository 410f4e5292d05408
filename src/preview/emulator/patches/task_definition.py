"""ECS: what a template says about a task and its containers."""

from ministack.services import ecs
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::ECS::TaskDefinition"
#: Their keys are not CloudFormation's: they stay as they are spelt.
AS_SPELT = ("dockerLabels", "logConfiguration", "firelensConfiguration")


def keep_container_settings() -> None:
    """Upstream keeps most of a container as CloudFormation spells it, so that it reads back empty.

    Seen in provisioners._normalize_container_defs, which converts Environment but not, for one, Secrets,
    HealthCheck or LinuxParameters. ECS returns them in its own spelling:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    """
    wrap(provisioners, "_normalize_container_defs", _as_ecs_spells_them)


def keep_platform_and_storage() -> None:
    """Upstream drops RuntimePlatform and EphemeralStorage, and volumes read back empty.

    Seen in provisioners._ecs_task_def_create. ECS returns them:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    # The update registers the next revision through the module's name, so both places need the wrapper.
    handlers["create"] = wrap(provisioners, "_ecs_task_def_create", _create)


def _as_ecs_spells_them(original, containers):
    return [
        {
            name: value if name in AS_SPELT else provisioners._pascal_to_camel(value)
            for name, value in definition.items()
        }
        for definition in original(containers)
    ]


def _create(original, logical_id, props, stack_name):
    arn, attributes = original(logical_id, props, stack_name)
    kept = {name: props[name] for name in ("RuntimePlatform", "EphemeralStorage", "Volumes") if name in props}
    ecs._task_defs[arn.rpartition("/")[2]] |= provisioners._pascal_to_camel(kept)
    return arn, attributes
