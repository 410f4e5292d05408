"""Elastic Load Balancing: where a load balancer is, and what belongs to it alone."""

from ministack.services import alb, ec2
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

KIND = "AWS::ElasticLoadBalancingV2::"
PROTECTED = "Load balancer '{}' cannot be deleted because deletion protection is enabled"


def keep_load_balancers_in_their_network() -> None:
    """Upstream puts every load balancer into the default VPC, and moves one to subnets of another VPC.

    Seen in provisioners._elbv2_load_balancer_create and _update. On AWS it is in the VPC of its subnets and
    stays there: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[f"{KIND}LoadBalancer"]
    # The update creates a replacement through the module's name, so both places need the wrapper.
    handlers["create"] = wrap(provisioners, "_elbv2_load_balancer_create", _create)
    handlers["update"] = wrap(provisioners, "_elbv2_load_balancer_update", _update)


def keep_target_groups_to_one_load_balancer() -> None:
    """Upstream lets two load balancers forward to one target group, and names neither on it.

    Seen in provisioners._elbv2_listener_create, _elbv2_listener_rule_create and their updates. AWS refuses
    the second one, also while the first only waits to be deleted at the end of an update:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
    """
    for kind, name in (("Listener", "_elbv2_listener"), ("ListenerRule", "_elbv2_listener_rule")):
        handlers = provisioners._RESOURCE_HANDLERS[KIND + kind]
        # An update that replaces creates through the module's name, so both places need the wrappers.
        handlers["create"] = wrap(provisioners, f"{name}_create", _create_forwarding)
        handlers["update"] = wrap(provisioners, f"{name}_update", _update_forwarding)
    wrap(alb, "_tg_xml", _with_its_load_balancers)


def hold_protected_load_balancers() -> None:
    """Upstream deletes a load balancer whose deletion protection is on.

    Seen in alb._delete_lb and provisioners._elbv2_load_balancer_delete. AWS refuses:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection
    """
    handlers = provisioners._RESOURCE_HANDLERS[f"{KIND}LoadBalancer"]
    handlers["delete"] = wrap(provisioners, "_elbv2_load_balancer_delete", _delete)
    alb._ACTION_MAP["DeleteLoadBalancer"] = wrap(alb, "_delete_lb", _delete_by_api)


def attribute_values(attributes):
    return {each.get("Key"): str(each.get("Value")) for each in attributes or []}


def _is_protected(arn):
    return attribute_values(alb._lb_attrs.get(arn)).get("deletion_protection.enabled") == "true"


def _delete(original, physical_id, props):
    if _is_protected(physical_id):
        raise ValueError(PROTECTED.format(physical_id))
    return original(physical_id, props)


def _delete_by_api(original, params):
    arn = alb._p(params, "LoadBalancerArn")
    if _is_protected(arn):
        return alb._error("OperationNotPermitted", PROTECTED.format(arn))
    return original(params)


def _network(props):
    subnets = provisioners._elbv2_as_list(props.get("Subnets"))
    return next((ec2._subnets[subnet]["VpcId"] for subnet in subnets if subnet in ec2._subnets), None)


def _create(original, logical_id, props, stack_name):
    arn, attributes = original(logical_id, props, stack_name)
    alb._lbs[arn]["VpcId"] = _network(props) or alb._lbs[arn]["VpcId"]
    return arn, attributes


def _update(original, physical_id, old_props, new_props, stack_name, logical_id=None):
    before, after = _network(old_props) or alb._lbs[physical_id]["VpcId"], _network(new_props)
    if after not in (None, before) and old_props.get("Name") == new_props.get("Name"):
        raise ValueError(f"The subnets are in {after}, the load balancer is in {before} and stays there")
    return original(physical_id, old_props, new_props, stack_name, logical_id)


def _create_forwarding(original, logical_id, props, stack_name):
    _refuse_groups_of_others(props)
    return original(logical_id, props, stack_name)


def _update_forwarding(original, physical_id, old_props, new_props, stack_name, logical_id=None):
    _refuse_groups_of_others(new_props)
    return original(physical_id, old_props, new_props, stack_name, logical_id)


def _refuse_groups_of_others(props):
    own = props.get("LoadBalancerArn") or alb._listeners.get(props.get("ListenerArn"), {}).get(
        "LoadBalancerArn"
    )
    for group in _groups(props.get("DefaultActions") or props.get("Actions") or []):
        if _load_balancers(group) - {own}:
            raise ValueError(
                f"The target group {group} cannot be associated with more than one load balancer"
            )


def _groups(actions):
    """The ARNs of all target groups that the actions forward to."""
    for action in actions:
        forward = action.get("ForwardConfig") or {}
        for target in (action, *(forward.get("TargetGroups") or [])):
            if target.get("TargetGroupArn"):
                yield target["TargetGroupArn"]


def _load_balancers(group):
    """Of every listener with a rule that forwards to the group; default actions are a rule too."""
    listeners = {rule["ListenerArn"] for rule in alb._rules.values() if group in _groups(rule["Actions"])}
    return {
        alb._listeners[listener]["LoadBalancerArn"] for listener in listeners if listener in alb._listeners
    }


def _with_its_load_balancers(original, group):
    return original(group | {"LoadBalancerArns": sorted(_load_balancers(group["TargetGroupArn"]))})
