"""The members of a request, whatever protocol it came in."""

from typing import Any

from botocore.model import Shape
from ministack import app

from .call import Call
from .form import form_fields, read_form
from .rest import read_located
from .tree import read_cbor, read_json
from .violation import Path, Violation
from .xml import read_xml


def parse(call: Call) -> tuple[dict[str, Any], list[Violation]]:
    """The members by the model's names, and what of the request is not as the model has it."""
    shape, found = call.operation.input_shape, []
    if call.protocol in ("query", "ec2"):
        value = read_form(shape, form_fields(call.message), call.protocol == "ec2", found)
    elif call.protocol == "json":
        value = read_json(shape, _inflated(call), (), found)
    elif call.protocol == "smithy-rpc-v2-cbor":
        value = read_cbor(shape, _inflated(call), found)
    else:
        value = _read_rest(call, shape, found)
    return value, found


def _read_rest(call: Call, shape: Shape | None, found: list[Violation]) -> dict[str, Any]:
    if shape is None:
        return {}
    value = read_located(call, found)
    payload = shape.serialization.get("payload")
    member = shape.members[payload] if payload else None
    if member is None:
        return value | _read_body(call, shape, (), found)
    if member.type_name == "structure":
        if call.message.body:
            value[payload] = _read_body(call, member, (payload,), found)
    else:
        value[payload] = call.message.body  # an object or an event: as it is, whatever it is
    return value


def _read_body(call: Call, shape: Shape, path: Path, found: list[Violation]) -> dict[str, Any]:
    if call.protocol == "rest-json":
        return read_json(shape, _inflated(call), path, found)
    return read_xml(shape, call.message.body, shape.serialization.get("name"), path, found)


def _inflated(call: Call) -> bytes:
    """Only S3 has bodies whose Content-Encoding is their own."""
    return app._decompress_request_body(call.message.body, dict(call.message.headers))
