"""Who may call the embedded AWS: processes that have the keys of this start, and no browser."""

import base64
import hmac
import os
import re
from typing import Any
from urllib.parse import parse_qs, quote
from uuid import uuid4

from ministack import app
from ministack.core.iam_actions import unsigned_operations
from ministack.core.iam_evaluator import AuthError
from ministack.core.router import detect_service
from ministack.core.sigv4 import decode_header_value

from .request_signature import Headers, Query, signature_failure
from .wrapping import wrap

# Host names by which it may be addressed. A page whose own name was made to resolve to 127.0.0.1 sends that
# name: https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/DNS_rebinding. Ports are not compared: a
# stand-in of a test passes on what was signed for its own, and a browser names the port it connects to.
_HOSTS = {"127.0.0.1", *filter(None, os.environ.get("STREAMGATE_HOSTS", "").split(","))}

# What every browser adds to requests of a page, and no page can take away:
# https://fetch.spec.whatwg.org/#origin-header and https://w3c.github.io/webappsec-fetch-metadata/
_OF_A_BROWSER = ("origin", "sec-fetch-site")

# The emulator's own interface, and ours in requests/record.py.
_OWN = ("/_ministack/", "/_localstack/", "/_streamgate/", "/health")

# What Cognito serves to everyone: its login pages, its OAuth endpoints and its public keys.
_PUBLIC = re.compile(
    r"/(login|logout|oauth2/\w+|([\w-]+_\w+/)?\.well-known/(jwks\.json|openid-configuration))"
)
_COGNITO = "AWSCognitoIdentityProviderService."


def refuse_strangers() -> None:
    """Upstream serves everyone who reaches its port, any web page of this machine's browser too.

    Seen in app: it answers with `Access-Control-Allow-Origin: *`, never verifies a signature of the root,
    takes `test` and any account number for the key of the root, and serves /_ministack/ to everyone. AWS
    verifies the signature of every request except the few that an API serves unsigned:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
    """
    wrap(app, "app", _serve)


async def _serve(original, scope, receive, send):
    if scope["type"] == "lifespan":
        return await original(scope, receive, send)
    if scope["type"] == "websocket":
        await receive()
        return await send({"type": "websocket.close", "code": 1008})
    headers = _joined(scope["headers"])
    if refused := _not_for_browsers(headers):
        return await app._send_response(send, 403, {"Content-Type": "text/plain"}, refused.encode())
    body = await _read(receive)
    if refused := _without_keys(scope, headers, body):
        return await app._send_response(send, *refused)
    return await original(scope, _replay(body, receive), _without_cors(send))


def _not_for_browsers(headers: Headers) -> str:
    host = headers.get("host", "")
    if re.sub(r":\d+$", "", host) not in _HOSTS:
        return f"The embedded AWS has no name {host[:200]}. Allowed: {', '.join(sorted(_HOSTS))}."
    if any(name in headers for name in _OF_A_BROWSER):
        return "The embedded AWS answers no browser."
    return ""


def _without_keys(scope: dict[str, Any], headers: Headers, body: bytes) -> tuple[int, Headers, bytes] | None:
    """The refusal of a request that nobody with the keys has sent."""
    method, path = scope["method"], scope["path"]
    query = parse_qs(scope["query_string"].decode("utf-8", "replace"), keep_blank_values=True)
    if path.startswith(_OWN):
        if _has_password(headers):
            return None
        return 401, {"Content-Type": "text/plain"}, b"The keys are missing: Basic, as user name and password."
    if _is_public(method, path, headers, query):
        return None
    raw_path = (scope.get("raw_path") or quote(path).encode()).decode("latin-1")
    failure = signature_failure(method, raw_path, headers, query, body)
    if failure is None:
        return None
    service = detect_service(method, path, headers, query)
    return app._credential_failure(service, "", str(uuid4()), AuthError(*failure), headers)


def _has_password(headers: Headers) -> bool:
    own = f"{os.environ['AWS_ACCESS_KEY_ID']}:{os.environ['AWS_SECRET_ACCESS_KEY']}".encode()
    given = headers.get("authorization", "")
    return hmac.compare_digest(given.encode(), b"Basic " + base64.b64encode(own))


def _is_public(method: str, path: str, headers: Headers, query: Query) -> bool:
    """Whether AWS serves it unsigned. Credentials in a query make it an API request of whoever they name."""
    if any(name.lower().startswith(("x-amz-", "awsaccesskeyid")) for name in query):
        return False
    if headers.get("authorization", "").startswith("AWS"):
        return False
    if _PUBLIC.fullmatch(path):
        return True
    target = headers.get("x-amz-target", "")
    operation = target.removeprefix(_COGNITO)
    return (
        (method, path, query) == ("POST", "/", {})
        and target.startswith(_COGNITO)
        and operation in unsigned_operations("cognito-idp")
    )


def _joined(headers: list[tuple[bytes, bytes]]) -> Headers:
    """As SigV4 signs them: a header on several lines is its values with commas between."""
    joined: Headers = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), decode_header_value(value)
        joined[key] = f"{joined[key]},{text}" if key in joined else text
    return joined


async def _read(receive) -> bytes:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _replay(body: bytes, receive):
    rest = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay():
        return rest.pop() if rest else await receive()

    return replay


def _without_cors(send):
    async def without(message):
        if message["type"] == "http.response.start":
            headers = [
                (name, value)
                for name, value in message["headers"]
                if not name.lower().startswith(b"access-control-")
            ]
            message = {**message, "headers": headers}
        await send(message)

    return without
