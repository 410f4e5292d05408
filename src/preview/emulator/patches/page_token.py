"""Cognito: where the next page of a list begins."""

import base64
import hashlib
import hmac
import json
import secrets
from functools import partial

from ministack.core.responses import error_response_json
from ministack.services import cognito

from .wrapping import wrap

# Function → member of request and answer that says where the next page begins.
LISTS = {
    "_list_users": "PaginationToken",
    "_list_users_in_group": "NextToken",
    "_list_groups": "NextToken",
    "_list_user_pools": "NextToken",
    "_list_user_pool_clients": "NextToken",
    "_list_resource_servers": "NextToken",
    "_list_identity_providers": "NextToken",
}
SIZES = ("Limit", "MaxResults")
_KEY = secrets.token_bytes(32)


def refuse_forged_page_tokens() -> None:
    """Upstream numbers people: a token is a number, and what is none begins the list anew or ends in a 500.

    Seen in cognito._list_users and its like. AWS refuses a token that it did not give for the same request:
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
    https://github.com/aws/aws-sdk-js/issues/3705
    """
    for name, member in LISTS.items():
        wrap(cognito, name, partial(_page, name, member))


def _page(name, member, original, data):
    request = {key: value for key, value in data.items() if key not in (*SIZES, member)}
    if member in data:
        start = _open(data[member], name, request)
        if start is None:
            message = f"Paging marker {data[member]} is invalid for request."
            return error_response_json("InvalidParameterException", message, 400)
        data = data | {member: start}
    status, headers, body = original(data)
    answer = json.loads(body)
    if member in answer:
        answer[member] = _seal(answer[member], name, request)
    return status, headers, json.dumps(answer).encode()


def _seal(start, name, request):
    return base64.b64encode(f"{start}.{_signature(start, name, request)}".encode()).decode()


def _open(token, name, request):
    """Where a page begins; None for a token that was not given for this request."""
    try:
        start, _, signature = base64.b64decode(token, validate=True).decode().partition(".")
    except ValueError:
        return None
    is_ours = hmac.compare_digest(signature.encode(), _signature(start, name, request).encode())
    return start if is_ours else None


def _signature(start, name, request):
    signed = json.dumps([start, name, request], sort_keys=True)
    return hmac.new(_KEY, signed.encode(), hashlib.sha256).hexdigest()
