"""Which operation of which service a request calls, by the descriptions of AWS's APIs that botocore ships."""

import re
from functools import cache

from botocore.exceptions import UnknownServiceError
from botocore.loaders import create_loader
from botocore.model import ServiceModel
from ministack.core.router import detect_service

from .call import Call, Message, UnknownOperation
from .corrections import correct
from .form import form_fields
from .rest import match

# The router's name of a service → botocore's, where they differ. Some stand for several services.
_NAMES = {
    "airflow": ("mwaa",),
    "apigateway": ("apigateway", "apigatewayv2"),
    "bedrock-agentcore": ("bedrock-agentcore", "bedrock-agentcore-control"),
    "documentdb": ("docdb",),
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("elbv2", "elb"),
    "elasticmapreduce": ("emr",),
    "monitoring": ("cloudwatch",),
    "servicequotas": ("service-quotas",),
    "ses": ("sesv2", "ses"),
    "sso-oauth": ("sso-oidc",),
    "states": ("stepfunctions",),
    "tagging": ("resourcegroupstaggingapi",),
}
_CBOR, _FORM = "smithy-rpc-v2-cbor", ("query", "ec2")
_CBOR_PATH = re.compile(r".*/service/(\w+)/operation/(\w+)")
_SCOPE = re.compile(r"(?:Credential=)?[^/]+/\d+/[^/]*/([^/]+)/aws4_request")
_loader = create_loader()


def identify(message: Message, path: str) -> Call:
    """`path` is the message's without escapes, as the router wants it. Throws UnknownOperation."""
    form = form_fields(message)
    service = detect_service(message.method, path, message.headers, form)
    scope = _signed_for(message)
    if service == "s3" and scope != "s3":  # the router's name for whatever it does not know
        raise UnknownOperation(scope or "unsigned", f"{message.method} {path}", "rest-json")
    if service == "s3" and path.startswith("/v20180820/"):
        service = "s3control"
    models = []
    for name in _NAMES.get(service, (service,)):
        if not (model := load(name)):
            continue
        models.append(model)
        protocol, operation, labels = _read(model, message, form) or ("", "", {})
        if operation in model.operation_names:
            return Call(model, model.operation_model(operation), protocol, message, labels)
    protocol, named = _unknown(models, message, form)
    raise UnknownOperation(service, named or f"{message.method} {path}", protocol)


@cache
def load(service: str) -> ServiceModel | None:
    """A service's model with our corrections, by its name in botocore; None where botocore has none."""
    try:
        description = _loader.load_service_model(service, "service-2")
    except UnknownServiceError:
        return None
    correct(service, description)
    return ServiceModel(description, service)


def is_known(service: str) -> bool:
    """Whether AWS has a service that signs by this name, or botocore one that is called so."""
    return service in _NAMES or service in _loader.list_available_services("service-2")


def _read(
    model: ServiceModel, message: Message, form: dict[str, list[str]]
) -> tuple[str, str, dict[str, str]] | None:
    """Protocol, operation and labels, where the message is in a protocol of the service."""
    protocols = model.metadata.get("protocols", [model.protocol])
    prefix, _, target = message.headers.get("x-amz-target", "").rpartition(".")
    own_prefix = model.metadata.get("targetPrefix")
    if target:
        return ("json", target, {}) if "json" in protocols and prefix == own_prefix else None
    if message.headers.get("smithy-protocol") == "rpc-v2-cbor":
        path = _CBOR_PATH.fullmatch(message.path)
        is_own = path and _CBOR in protocols and path[1] == own_prefix
        return (_CBOR, path[2], {}) if is_own else None
    if "Action" in form:
        protocol = next((each for each in _FORM if each in protocols), None)
        is_own = protocol and form.get("Version") == [model.api_version]
        return (protocol, form["Action"][0], {}) if is_own else None
    found = match(model, message)
    return (model.protocol, *found) if found else None


def _unknown(
    models: list[ServiceModel], message: Message, form: dict[str, list[str]]
) -> tuple[str, str | None]:
    """The protocol to answer in and the name of the operation, where the message gives one."""
    if "x-amz-target" in message.headers:
        return "json", message.headers["x-amz-target"]
    if "smithy-protocol" in message.headers:
        return _CBOR, None
    if "Action" in form:
        is_ec2 = any(model.protocol == "ec2" for model in models)
        return "ec2" if is_ec2 else "query", form["Action"][0]
    return next((model.protocol for model in models if model.protocol.startswith("rest")), "rest-json"), None


def _signed_for(message: Message) -> str | None:
    """The service in the signature, in a header or in a presigned address."""
    [presigned] = message.query.get("X-Amz-Credential", [""])[:1]
    found = _SCOPE.search(message.headers.get("authorization", "")) or _SCOPE.fullmatch(presigned)
    return found[1] if found else None
