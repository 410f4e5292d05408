"""IAM: as which action a request is judged."""

from ministack.core import iam_actions

from .requests.call import CURRENT
from .wrapping import wrap

# Services whose actions are no operations. Upstream knows those of S3, and API Gateway's are HTTP methods.
_OWN_ACTIONS = ("s3", "apigateway")
# Operations that IAM has another name for.
_NAMES = {
    "lambda:GetLayerVersionByArn": "GetLayerVersion",
    "lambda:Invoke": "InvokeFunction",
    "lambda:InvokeWithResponseStream": "InvokeFunction",
}


def judge_every_operation() -> None:
    """Upstream allows everyone what it finds no action for, and reads some actions wrongly.

    Seen in iam_actions.extract_iam_action, which answers None for Lambda's GetAccountSettings and for all of
    Service Quotas, and takes ListLayerVersions for ListLayers. On AWS nothing is allowed that no policy
    allows, and an operation is the action of its name, but for the few in _NAMES:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
    """
    wrap(iam_actions, "extract_iam_action", judge)


def judge(original, service, *request):
    found = original(service, *request)
    call = CURRENT.get()
    if call is None or _is_unsigned(call.operation) or (found and service in _OWN_ACTIONS):
        return found
    name = _NAMES.get(call.name, call.operation.name)
    if found and found.partition(":")[2] == name:
        return found
    namespace = iam_actions.SERVICE_TO_IAM_NAMESPACE.get(service, call.model.signing_name)
    return f"{namespace}:{name}"


def _is_unsigned(operation):
    """Whether AWS has nobody to judge."""
    return operation.auth_type == "none" or operation.auth == ["smithy.api#noAuth"]
