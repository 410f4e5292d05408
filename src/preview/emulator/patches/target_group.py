"""Elastic Load Balancing: the targets of a group."""

from ministack.services import alb
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::ElasticLoadBalancingV2::TargetGroup"


def register_declared_targets() -> None:
    """Upstream ignores the property Targets: a Lambda behind the load balancer has no target.

    Seen in provisioners._elbv2_target_group_create and _update. CloudFormation registers them, and on an
    update adds and removes what changed; what ECS or RegisterTargets registered stays:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    # The update creates a replacement through the module's name, so both places need the wrapper.
    handlers["create"] = wrap(provisioners, "_elbv2_target_group_create", _create)
    handlers["update"] = wrap(provisioners, "_elbv2_target_group_update", _update)


def tell_targets_apart_by_port() -> None:
    """Upstream takes two ports of one address for one target: a second local task never gets registered.

    Seen in alb._register_targets and _deregister_targets, which compare Ids only. On AWS the same
    address can be registered several times with different ports:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
    """
    alb._ACTION_MAP["RegisterTargets"] = wrap(alb, "_register_targets", _register)
    alb._ACTION_MAP["DeregisterTargets"] = wrap(alb, "_deregister_targets", _deregister)


def _register(original, params):
    answer = original(params)
    registered = alb._targets.get(alb._p(params, "TargetGroupArn"), [])
    registered += [target for target in alb._parse_targets_param(params) if target not in registered]
    return answer


def _deregister(original, params):
    arn, leaving = alb._p(params, "TargetGroupArn"), alb._parse_targets_param(params)
    staying = [target for target in alb._targets.get(arn, []) if not _named_by(leaving, target)]
    answer = original(params)
    if arn in alb._targets:
        alb._targets[arn] = staying
    return answer


def _named_by(leaving, target):
    """Without a port every port of the address leaves."""
    return any(
        named["Id"] == target["Id"] and named.get("Port") in (None, target.get("Port")) for named in leaving
    )


def _create(original, logical_id, props, stack_name):
    arn, attributes = original(logical_id, props, stack_name)
    alb._targets[arn] = _declared(props)
    return arn, attributes


def _update(original, physical_id, old_props, new_props, stack_name, logical_id=None):
    arn, attributes = original(physical_id, old_props, new_props, stack_name, logical_id)
    before, after = _declared(old_props), _declared(new_props)
    others = [target for target in alb._targets[arn] if target not in before and target not in after]
    alb._targets[arn] = others + after
    return arn, attributes


def _declared(props):
    """The targets as ministack stores them; a Lambda has no port."""
    return [
        {"Id": target["Id"]} | ({"Port": int(target["Port"])} if "Port" in target else {})
        for target in props.get("Targets") or []
    ]
