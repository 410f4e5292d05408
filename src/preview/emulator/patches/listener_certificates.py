"""Elastic Load Balancing: the certificates of a listener besides its own."""

from ministack.services import alb
from ministack.services.cloudformation import provisioners

TYPE = "AWS::ElasticLoadBalancingV2::ListenerCertificate"
MORE = "MoreCertificates"  # on the listener's record, so that they end with it; in no answer but ours


def accept_listener_certificates() -> None:
    """Upstream refuses AWS::ElasticLoadBalancingV2::ListenerCertificate ("Unrecognized resource types").

    Seen in provisioners._RESOURCE_HANDLERS. Here they are kept and described; the preview speaks plain HTTP.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenercertificate.html
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
    """
    provisioners._RESOURCE_HANDLERS[TYPE] = {"create": _create, "update": _update, "delete": _delete}
    provisioners._REPLACING_PROPERTIES[TYPE] = ("ListenerArn",)
    alb._ACTION_MAP["DescribeListenerCertificates"] = _describe


def _create(logical_id, props, stack_name):
    listener = alb._listeners.get(props["ListenerArn"])
    if listener is None:
        raise ValueError(f"{TYPE} {logical_id}: no listener {props['ListenerArn']}")
    physical_id = f"{props['ListenerArn']}|{logical_id}"
    listener.setdefault(MORE, {})[physical_id] = _arns(props)
    return physical_id, {}


def _update(physical_id, old_props, new_props, stack_name):
    alb._listeners[new_props["ListenerArn"]][MORE][physical_id] = _arns(new_props)
    return physical_id, {}


def _delete(physical_id, props):
    alb._listeners.get(props["ListenerArn"], {}).get(MORE, {}).pop(physical_id, None)


def _arns(props):
    return [certificate["CertificateArn"] for certificate in props["Certificates"]]


def _describe(params):
    listener = alb._listeners.get(alb._p(params, "ListenerArn"))
    if listener is None:
        return alb._error("ListenerNotFound", f"Listener '{alb._p(params, 'ListenerArn')}' not found.")
    own = listener.get("Certificates") or []
    more = {arn for arns in listener.get(MORE, {}).values() for arn in arns}
    shown = [(arn, "true") for arn in own] + [(arn, "false") for arn in sorted(more.difference(own))]
    members = "".join(
        f"<member><CertificateArn>{arn}</CertificateArn><IsDefault>{default}</IsDefault></member>"
        for arn, default in shown
    )
    return alb._xml(200, "DescribeListenerCertificates", f"<Certificates>{members}</Certificates>")
