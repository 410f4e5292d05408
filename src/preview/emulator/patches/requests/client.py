"""For the tests: requests as SDKs send them, and as nobody should."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.awsrequest import AWSRequest, prepare_request_dict
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.serialize import create_serializer
from botocore.session import Session

from ..conftest import Emulators, Server
from ..processes import REGION, credentials
from .call import Message
from .models import load

# Changes a request after the client has written it, before it is signed.
Spoil = Callable[[dict[str, Any]], None]
# Service and code of the error → operation, params, how the request is spoiled, a part of the message.
Seeds = dict[tuple[str, str], list[tuple[str, dict[str, Any], Spoil, str]]]
Seed = tuple[str, str, str, dict[str, Any], Spoil, str]


def each_of(seeds: Seeds) -> list[Seed]:
    return [(*of, *seed) for of, each in seeds.items() for seed in each]


def assert_refused(emulators: Emulators, seed: Seed) -> None:
    """Ours refuses it in AWS's words and says so to the test; upstream does not."""
    service, code, operation, params, spoil, message = seed

    def is_refused(server: Server) -> bool:
        seen = answer(server, service, operation, params, spoil)
        return seen.startswith(f"{code}: ") and message in seen

    emulators.assert_corrected(is_refused, True, "refuse_invalid_requests")
    found = {each["operation"] for each in emulators.patched.violations()}
    if found != {f"{service}:{operation}"}:
        pytest.fail(f"the violations are of {found or 'nothing'}")


def as_is(_request: dict[str, Any]) -> None:
    """The params are wrong enough."""


def json_with(**members: Any) -> Spoil:
    def spoil(request: dict[str, Any]) -> None:
        request["body"] = json.dumps(json.loads(request["body"]) | members).encode()

    return spoil


def form_with(**members: str) -> Spoil:
    return lambda request: request["body"].update(members)


def xml_with(part: bytes, other: bytes) -> Spoil:
    return lambda request: request.update(body=request["body"].replace(part, other))


def target(operation: str) -> Spoil:
    def spoil(request: dict[str, Any]) -> None:
        prefix = request["headers"]["X-Amz-Target"].rpartition(".")[0]
        request["headers"]["X-Amz-Target"] = f"{prefix}.{operation}"

    return spoil


def path(url_path: str) -> Spoil:
    return lambda request: request.update(url=request["url"].replace(request["url_path"], url_path))


def answer(server: Server, service: str, operation: str, params: dict[str, Any], spoil: Spoil = as_is) -> str:
    """Code and message of the error, or `accepted`. The client validates nothing and signs what it sends."""
    client = Session().create_client(
        service,
        region_name=REGION,
        endpoint_url=server.endpoint,
        **credentials(),
        config=Config(parameter_validation=False, retries={"total_max_attempts": 1}, proxies={}),
    )
    client.meta.events.register("before-call", lambda params, **_: spoil(params))
    methods = {name: method for method, name in client.meta.method_to_api_mapping.items()}
    try:
        getattr(client, methods[operation])(**params)
    except ClientError as error:
        return f"{error.response['Error']['Code']}: {error.response['Error'].get('Message', '')}"
    return "accepted"


def message_of(service: str, operation: str, params: dict[str, Any], protocol: str | None = None) -> Message:
    """A request as botocore would send it, without asking whether it is valid."""
    model = load(service)
    serializer = create_serializer(protocol or model.protocol, include_validation=False)
    request = serializer.serialize_to_request(params, model.operation_model(operation))
    prepare_request_dict(request, "http://127.0.0.1:4566")
    prepared = AWSRequest(request["method"], request["url"], request["headers"], request["body"]).prepare()
    url = urlsplit(prepared.url)
    headers = {name.lower(): _text(value) for name, value in prepared.headers.items()}
    scope = model.metadata.get("signingName", model.endpoint_prefix)
    signed = {"authorization": f"AWS4-HMAC-SHA256 Credential=test/20261130/eu-central-1/{scope}/aws4_request"}
    return Message(
        request["method"], url.path, headers | signed, _bytes(prepared.body), parse_qs(url.query, True)
    )


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else body if isinstance(body, bytes) else b""
