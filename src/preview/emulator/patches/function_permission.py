"""Lambda: whom a function's own policy permits to invoke it."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import alb, cognito, lambda_svc

from .role import permits
from .wrapping import check_resource, wrap

INVOKE = "lambda:InvokeFunction"


def ask_functions_of_target_groups() -> None:
    """Upstream registers any function in a target group, before it permits the load balancer anything.

    Seen in alb._register_targets and provisioners._elbv2_target_group_create. AWS refuses, so in a template
    the group has to wait for the permission:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
    CloudFormation knows the group's ARN only once it exists: here its random end is made up.
    """
    check_resource("ElasticLoadBalancingV2::TargetGroup", _check_group)
    alb._ACTION_MAP["RegisterTargets"] = wrap(alb, "_register_targets", _register)


def ask_functions_of_user_pools() -> None:
    """Upstream runs a trigger whether or not its function permits the pool to invoke it.

    Seen in cognito._apply_pretoken_trigger. On AWS the sign-in fails:
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
    """
    wrap(cognito, "_apply_pretoken_trigger", _trigger)


def _check_group(props):
    if props.get("TargetType") != "lambda":
        return
    name = props.get("Name", "generated")
    group = (
        f"arn:aws:elasticloadbalancing:{get_region()}:{get_account_id()}:targetgroup/{name}/73e2d6bc24d8a067"
    )
    for target in props.get("Targets") or []:
        if not _permits_group(target["Id"], group):
            raise ValueError(_refusal(target["Id"], group))


def _register(original, params):
    group = alb._p(params, "TargetGroupArn")
    if alb._tgs.get(group, {}).get("TargetType") == "lambda":
        for target in alb._parse_targets_param(params):
            if not _permits_group(target["Id"], group):
                return alb._error("AccessDenied", _refusal(target["Id"], group), 403)
    return original(params)


def _permits_group(function, group):
    source = {"aws:SourceArn": group, "aws:SourceAccount": get_account_id()}
    return _permits(function, "elasticloadbalancing.amazonaws.com", source)


def _refusal(function, group):
    who = "elasticloadbalancing principal does not have permission to invoke"
    return f"{who} {function} from target group {group}"


def _trigger(original, pool_id, *rest, **named):
    pool = cognito._user_pools.get(pool_id) or {}
    config = pool.get("LambdaConfig") or {}
    newer = config.get("PreTokenGenerationConfig") or {}
    function = newer.get("LambdaArn") or config.get("PreTokenGeneration")
    source = {"aws:SourceArn": pool.get("Arn", ""), "aws:SourceAccount": get_account_id()}
    if function and not _permits(function, "cognito-idp.amazonaws.com", source):
        raise RuntimeError(
            f"PreTokenGeneration invocation failed due to error AccessDeniedException: {function}"
        )
    return original(pool_id, *rest, **named)


def _permits(function, service, source):
    record = lambda_svc._functions.get(lambda_svc._resolve_name_and_qualifier(function)[0]) or {}
    return permits(record.get("policy"), service, INVOKE, function, source)
