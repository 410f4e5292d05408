"""The errors of AWS for requests that do not fit, each in its protocol and with the code of its service."""

import json
from typing import Any
from xml.sax.saxutils import escape

from .call import Call, UnknownOperation
from .violation import Violation

Answer = tuple[int, dict[str, str], bytes]

# Services whose own code it is; the others have the one of their protocol.
_INVALID = {
    "codebuild": "InvalidInputException",
    # https://github.com/boto/boto3/issues/3581
    "cognito-idp": "InvalidParameterException",
    "ecr": "InvalidParameterException",
    # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
    "ecs": "InvalidParameterException",
    # https://github.com/awslabs/aws-embedded-metrics-java/issues/65
    "logs": "InvalidParameterException",
    # https://github.com/hashicorp/terraform/issues/24250
    "route53": "InvalidInput",
    "s3": "InvalidArgument",
    # https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
    "sesv2": "BadRequestException",
}
# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
# https://github.com/aws/aws-sdk-js-v3/issues/1215
_INVALID_BY_PROTOCOL = {"query": "ValidationError", "smithy-rpc-v2-cbor": "ValidationError"}
# What cannot be read at all: https://github.com/aws/aws-sdk-go/issues/3506
_UNREADABLE = {"query": "MalformedInput", "ec2": "InvalidParameterValue", "rest-xml": "MalformedXML"}
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
_EC2 = {
    "required": ("MissingParameter", "The request must contain the parameter {}"),
    "unknown": ("UnknownParameter", "The parameter {} is not recognized"),
}

_EC2_INVALID = ("InvalidParameterValue", "Value ({1}) for parameter {0} is invalid. {2}")


def refusal(call: Call, found: list[Violation], request_id: str) -> Answer:
    """All that does not fit in one error, as AWS counts it."""
    code, message = _worded(call, found)
    namespace = call.model.metadata.get("xmlNamespace", "")
    return _written(call.protocol, call.model.service_name, 400, code, message, request_id, namespace)


def unknown_operation(unknown: UnknownOperation, request_id: str) -> Answer:
    status, code, message = _UNKNOWN.get(
        "s3" if unknown.service == "s3" else unknown.protocol, (404, "UnknownOperationException", "")
    )
    text = message.format(unknown.operation)
    return _written(unknown.protocol, unknown.service, status, code, text, request_id, "")


_UNKNOWN = {
    "json": (400, "UnknownOperationException", ""),
    "query": (400, "InvalidAction", "The action {} is not valid for this web service."),
    "ec2": (400, "InvalidAction", "The action {} is not valid for this web service."),
    # https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    "s3": (405, "MethodNotAllowed", "The specified method is not allowed against this resource."),
}


def _worded(call: Call, found: list[Violation]) -> tuple[str, str]:
    """Code and message. What cannot be read hides the rest."""
    first = found[0]
    if unreadable := next((each for each in found if each.kind == "type"), None):
        code = _UNREADABLE.get(call.protocol, "SerializationException")
        at = f" at '{unreadable.member}'" if unreadable.path else ""
        return ("InvalidInput" if call.model.service_name == "route53" else code), unreadable.constraint + at
    if call.protocol == "ec2":
        code, text = _EC2.get(first.kind, _EC2_INVALID)
        return code, text.format(first.path[-1], first.value, first.constraint)
    default = _INVALID_BY_PROTOCOL.get(call.protocol, "ValidationException")
    count = f"{len(found)} validation error{'' if len(found) == 1 else 's'} detected: "
    return _INVALID.get(call.model.service_name, default), count + "; ".join(each.message for each in found)


def _written(
    protocol: str, service: str, status: int, code: str, message: str, request_id: str, namespace: Any
) -> Answer:
    code, message = escape(code), message if protocol in _UNESCAPED else escape(message)
    if protocol == "query":
        body = (
            f'<ErrorResponse xmlns="{namespace}"><Error><Type>Sender</Type><Code>{code}</Code>'
            f"<Message>{message}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
        )
        return status, {"Content-Type": "text/xml"}, body.encode()
    if protocol == "ec2":
        body = (
            f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
            f"<RequestID>{request_id}</RequestID></Response>"
        )
        return status, {"Content-Type": "text/xml;charset=UTF-8"}, body.encode()
    if protocol == "rest-xml":
        error = f"<Code>{code}</Code><Message>{message}</Message>"
        if service != "s3":
            error = f"<Error><Type>Sender</Type>{error}</Error>"
        root = "Error" if service == "s3" else "ErrorResponse"
        body = f"<{root}>{error}<RequestId>{request_id}</RequestId></{root}>"
        return status, {"Content-Type": "application/xml"}, body.encode()
    headers = {"x-amzn-errortype": code, "x-amzn-requestid": request_id}
    if protocol == "smithy-rpc-v2-cbor":
        body = b"\xa2" + b"".join(map(_cbor_text, ("__type", code, "message", message)))
        return status, headers | {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}, body
    kind = "application/json" if protocol == "rest-json" else "application/x-amz-json-1.1"
    return status, headers | {"Content-Type": kind}, json.dumps({"__type": code, "message": message}).encode()


_UNESCAPED = ("json", "rest-json", "smithy-rpc-v2-cbor")


def _cbor_text(text: str) -> bytes:
    """A text string with its length in four bytes."""
    encoded = text.encode()
    return b"\x7a" + len(encoded).to_bytes(4, "big") + encoded
