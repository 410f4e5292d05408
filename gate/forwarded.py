"""Where a visitor comes from and by which scheme, as the load balancer says it.

Only for requests whose proof is verified: whoever else reaches the task may send these headers too.
uvicorn's own reading of them is off (`--no-proxy-headers`): it would trust an address, not a proof.
https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
"""

import re
from ipaddress import ip_address
from typing import Any

from starlette.types import Scope

_FOR = b"x-forwarded-for"
_PROTO = b"x-forwarded-proto"
_SCHEMES = {"http": {b"http": "http", b"https": "https"}, "websocket": {b"http": "ws", b"https": "wss"}}

# An address, with or without a port. IPv6 has a port only behind brackets.
_ENTRY = re.compile(
    r"(?P<v4>[\d.]+)(?::\d{1,5})?|\[(?P<bracketed>[\da-f:.]+)\](?::\d{1,5})?|(?P<v6>[\da-f:.]+)",
    re.ASCII | re.IGNORECASE,
)


def forwarded(scope: Scope) -> dict[str, Any]:
    """The client and the scheme of the visitor's connection, for the ASGI scope.

    A client that is not certain is None. The load balancer's own address would be the same for everyone.
    """
    found: dict[bytes, list[bytes]] = {_FOR: [], _PROTO: []}
    for name, value in scope["headers"]:
        lower = name.lower()
        if lower in found:
            found[lower].append(value)
    address = _address(_only(found[_FOR]))
    scheme = _SCHEMES[scope["type"]].get(_only(found[_PROTO]), scope["scheme"])
    return {"client": (address, 0) if address else None, "scheme": scheme}


def _only(values: list[bytes]) -> bytes:
    """To which of two headers the load balancer adds its own is not documented, so of two neither counts."""
    return values[0] if len(values) == 1 else b""


def _address(value: bytes) -> str | None:
    """The last entry is the load balancer's, everything before it the visitor's own claim."""
    entry = _ENTRY.fullmatch(value.rpartition(b",")[2].strip().decode("latin-1"))
    if not entry or not entry.lastgroup:
        return None
    try:
        return str(ip_address(entry[entry.lastgroup]))
    except ValueError:
        return None


def secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """The header for an HTTPS page, where every cookie is `Secure`.

    Streamlit does so only where it serves TLS itself.
    https://github.com/streamlit/streamlit/issues/5793
    """
    if name.lower() != b"set-cookie" or b"secure" in [part.strip().lower() for part in value.split(b";")[1:]]:
        return name, value
    return name, value + b"; Secure"
