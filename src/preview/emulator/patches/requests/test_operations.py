"""Every operation that this project calls is known by its request, and the least of its requests fits."""

import pytest
from ministack.core import router

from .call import Message, UnknownOperation
from .check import check
from .client import message_of
from .models import identify, is_known, load
from .operations import called_operations, least_params
from .parse import parse

CALLED = called_operations()


@pytest.fixture(autouse=True)
def quick_router(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the emulator: without it the router reads all models there are."""
    monkeypatch.setattr(router, "_is_aws_service_name", is_known)


def protocols(service: str) -> list[str]:
    metadata = load(service).metadata
    return metadata.get("protocols", [metadata["protocol"]])


def test_the_calls_are_found() -> None:
    assert {("cognito-idp", "AdminCreateUser"), ("cloudformation", "CreateChangeSet")} <= set(CALLED)
    assert {"elbv2", "route53", "s3", "sesv2", "lambda", "logs"} <= {service for service, _ in CALLED}


@pytest.mark.parametrize(("service", "operation"), CALLED)
def test_the_least_request_fits(service: str, operation: str) -> None:
    model = load(service).operation_model(operation)
    params = least_params(model)
    for protocol in protocols(service):
        message = message_of(service, operation, params, protocol)
        call = identify(message, message.path)
        assert (call.model.service_name, call.operation.name, call.protocol) == (service, operation, protocol)
        value, found = parse(call)
        assert found + check(model.input_shape, value) == []


@pytest.mark.parametrize("scope", ["s3", "mobiletargeting", "nonsense", None])
def test_only_what_is_signed_for_s3_is_an_object(scope: str | None) -> None:
    """The router takes whatever it does not know for one."""
    signed = (
        f"AWS4-HMAC-SHA256 Credential=test/20261130/eu-central-1/{scope}/aws4_request, SignedHeaders=host"
    )
    message = Message("GET", "/v1/apps", {"authorization": signed} if scope else {}, b"", {})
    if scope == "s3":
        assert identify(message, message.path).operation.name == "GetObject"
    else:
        with pytest.raises(UnknownOperation, match=f"{scope or 'unsigned'} has no operation GET /v1/apps"):
            identify(message, message.path)


def test_a_presigned_address_is_signed() -> None:
    query = {"X-Amz-Credential": ["test/20261130/eu-central-1/s3/aws4_request"], "X-Amz-Signature": ["0"]}
    message = Message("GET", "/bucket/key", {}, b"", query)
    assert identify(message, message.path).labels == {"Bucket": "bucket", "Key": "key"}


@pytest.mark.parametrize(("service", "operation"), CALLED)
def test_less_than_that_does_not(service: str, operation: str) -> None:
    """Without what is required, except where the path of another operation is left."""
    model = load(service).operation_model(operation)
    required = least_params(model)
    for name in required:
        if model.input_shape.members[name].serialization.get("location") == "uri":
            continue
        params = {other: value for other, value in required.items() if other != name}
        found = check(model.input_shape, params)
        assert [(each.kind, each.path) for each in found] == [("required", (name,))]
