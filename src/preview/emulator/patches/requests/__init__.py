"""Every API request that reaches the emulator is checked against AWS's own API models.

From the outside in: not_api (what is no API request), models and rest (which operation it is), parse with
form, tree, xml and text (its members), check and patterns (the members against the model with its
corrections), answers (AWS's error), record (what a test reads afterwards).
"""

from ministack import app
from ministack.core import router

from ..wrapping import wrap
from . import answers, record
from .call import CURRENT, Message, UnknownOperation
from .check import check
from .models import identify, is_known
from .not_api import is_not_api
from .parse import parse


def refuse_invalid_requests() -> None:
    """Upstream reads the members it knows and ignores the rest: a request that AWS refuses succeeds.

    Seen in ministack.app, which hands requests to the services as they came. AWS compares each with the model
    of its API first, which botocore ships:
    https://smithy.io/2.0/spec/constraint-traits.html
    https://github.com/boto/botocore/tree/develop/botocore/data
    `_handle_special_data_plane_request` is the first that sees a whole request: what the emulator answers for
    itself is behind it, IAM and the services are ahead.
    """
    wrap(app, "_handle_special_data_plane_request", _check_first)
    wrap(router, "_is_aws_service_name", lambda _original, service: is_known(service))  # it reads all models


async def _check_first(original, method, path, headers, body, query, request_id, raw_path=None, **more):
    if path == record.PATH:
        return record.answer(method)
    CURRENT.set(None)
    refused = None
    if not is_not_api(method, path, headers):
        refused = _refusal(Message(method, raw_path or path, headers, body, query), path, request_id)
    return refused or await original(
        method, path, headers, body, query, request_id, raw_path=raw_path, **more
    )


def _refusal(message, path, request_id):
    """The error that AWS answers with; None for a request that fits."""
    try:
        call = identify(message, path)
    except UnknownOperation as unknown:
        record.add_unknown(unknown)
        return answers.unknown_operation(unknown, request_id)
    CURRENT.set(call)
    value, found = parse(call)
    if not any(each.kind == "type" for each in found):
        found += check(call.operation.input_shape, value)
    if not found:
        return None
    record.add(call, found)
    return answers.refusal(call, found, request_id)
