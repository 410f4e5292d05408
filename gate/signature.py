"""Signed JSON (RFC 7515): reading what a token says of itself, then what its signature vouches for.

Nothing in a token chooses how it is checked: the algorithm is the caller's, and a header field that
brings its own key or its own rules is refused.
"""

import json
from typing import Any

import jwt

from gate.keys import PublicKey
from gate.refusal import Reason, Refused

_FOREIGN_FIELDS = {"b64", "crit", "jku", "jwk", "x5c", "x5u"}
_jws = jwt.PyJWS(algorithms=["ES256", "RS256"])


def unverified_header(token: str, algorithm: str) -> dict[str, Any]:
    """The JOSE header, with a kid to look up. Worth nothing until `signed_claims` has passed."""
    try:
        header = _jws.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise Refused(Reason.MALFORMED) from error
    sound = header.get("alg") == algorithm and isinstance(header.get("kid"), str)
    if not sound or _FOREIGN_FIELDS & header.keys():
        raise Refused(Reason.MALFORMED)
    return header


def signed_claims(token: str, key: PublicKey, algorithm: str) -> dict[str, Any]:
    """The payload, once the signature over it and over the header holds.

    PyJWT accepts the padding that the load balancer puts into its tokens and that RFC 7515 forbids.
    """
    try:
        claims = json.loads(_jws.decode(token, key, algorithms=[algorithm]))
    except jwt.InvalidSignatureError as error:
        raise Refused(Reason.SIGNATURE) from error
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise Refused(Reason.MALFORMED) from error
    if not isinstance(claims, dict):
        raise Refused(Reason.MALFORMED)
    return claims
