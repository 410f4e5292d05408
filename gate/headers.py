"""The request's headers: what proves a person is taken out of them."""

import re
from collections.abc import Iterable

from gate.cookies import SessionCookies
from gate.refusal import Reason, Refused

Headers = list[tuple[bytes, bytes]]

DATA = b"x-amzn-oidc-data"
ACCESS_TOKEN = b"x-amzn-oidc-accesstoken"

# Only the load balancer may send the first kind and only the gate the second.
_OURS = (b"x-amzn-oidc-", b"x-streamgate-")

# All of the load balancer's session fits into 16 KB of cookies, so no token can be longer.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
_MAX_BYTES = 16 * 1024

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
_TRACE = b"x-amzn-trace-id"
_TRACE_FORM = re.compile(rb"[\w=;.-]{1,200}")


def only(values: list[bytes]) -> str:
    """A header's one value. Of two values, one may be the client's own, so both are refused."""
    if not values or not values[0]:
        raise Refused(Reason.MISSING)
    if len(values) > 1 or b"," in values[0]:
        raise Refused(Reason.DOUBLED)
    if len(values[0]) > _MAX_BYTES:
        raise Refused(Reason.OVERSIZE)
    if not values[0].isascii():
        raise Refused(Reason.MALFORMED)
    return values[0].decode()


def request_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The load balancer's name for this request; visitors may add to it, so only a tame one is passed on."""
    values = [value for key, value in headers if key.lower() == _TRACE]
    return values[0].decode() if values and _TRACE_FORM.fullmatch(values[0]) else "-"


def take_proof(headers: Headers, cookies: SessionCookies) -> tuple[list[bytes], list[bytes]]:
    """Takes out of `headers` whatever proves or names a person. Returns what they had of the two tokens.

    In place: a server keeps the headers as long as its connection, and the app's code would find them.
    """
    data, access_token, kept = [], [], []
    for header in headers:
        name = header[0].lower()
        if name.startswith(_OURS):
            if name == DATA:
                data.append(header[1])
            elif name == ACCESS_TOKEN:
                access_token.append(header[1])
        elif name == b"cookie":
            if left := cookies.without(header[1]):
                kept.append((header[0], left))
        else:
            kept.append(header)
    headers[:] = kept
    return data, access_token
