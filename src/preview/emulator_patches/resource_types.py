"""CloudFormation: types that ministack refuses, and one whose secrets it drops."""

from ministack.services.cloudformation import provisioners

from .wrapping import wrap


def accept_listener_certificates() -> None:
    """Upstream refuses AWS::ElasticLoadBalancingV2::ListenerCertificate ("Unrecognized resource types").

    Seen in provisioners._RESOURCE_HANDLERS. Accepted without effect: the preview speaks plain HTTP.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenercertificate.html
    """
    provisioners._RESOURCE_HANDLERS["AWS::ElasticLoadBalancingV2::ListenerCertificate"] = {
        "create": lambda logical_id, props, stack_name: (f"{stack_name}-{logical_id}", {}),
        "update": lambda physical_id, old_props, new_props, stack_name: (physical_id, {}),
        "delete": lambda physical_id, props: None,
    }


def keep_container_secrets() -> None:
    """Upstream keeps a container's Secrets as CloudFormation spells them, so they read back empty.

    Seen in provisioners._normalize_container_defs, which converts Environment but not Secrets. ECS returns
    name and valueFrom: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
    """
    wrap(provisioners, "_normalize_container_defs", _with_secrets)


def _with_secrets(original, containers):
    definitions = original(containers)
    for definition in definitions:
        if "secrets" in definition:
            definition["secrets"] = provisioners._pascal_to_camel(definition["secrets"])
    return definitions
