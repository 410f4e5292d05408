"""Verifies the two tokens of a request: the load balancer's claims and the pool's access token."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gate.keys import KeySource
from gate.person import Claims, person_of, text
from gate.proof import Proof
from gate.refusal import Reason, Refused
from gate.settings import Settings
from gate.signature import signed_claims, unverified_header


@dataclass(frozen=True, slots=True)
class Verifier:
    """Both tokens must be genuine, meant for this app's client, unexpired, and about one person."""

    settings: Settings
    load_balancer_keys: KeySource
    pool_keys: KeySource
    clock: Callable[[], float] = time.time

    async def verify(self, data: str, access_token: str) -> Proof:
        # The access token first, so that only its holders can cause a fetch of a load balancer key.
        access = await self._access(access_token)
        header, user_info = await self._data(data)
        subject = access.get("sub")
        _demand(isinstance(subject, str) and subject != "", Reason.SUBJECTS)
        _demand(subject == user_info.get("sub"), Reason.SUBJECTS)
        # The load balancer's own expiry is in the JOSE header; where the payload has one, it binds too.
        access_expires = _expiry(access)
        expiries = [access_expires, _expiry(header)]
        if "exp" in user_info:
            expiries.append(_expiry(user_info))
        proof = Proof(
            person_of(user_info, access),
            access.get("streamgate_app"),
            text(access.get("streamgate_refused")),
            min(expiries),
            access_expires,
            self._session_end(access),
        )
        _demand(proof.holds(self.clock()), Reason.EXPIRED)
        return proof

    def _session_end(self, access: Claims) -> int | None:
        signed_in = access.get("auth_time")
        return signed_in + self.settings.session_hours * 3600 if type(signed_in) is int else None

    async def _access(self, token: str) -> Claims:
        """https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html"""
        header = unverified_header(token, "RS256")
        claims = signed_claims(token, await self.pool_keys.key(header["kid"]), "RS256")
        _demand(claims.get("iss") == self.settings.issuer, Reason.ISSUER)
        _demand(claims.get("token_use") == "access", Reason.USE)
        _demand(claims.get("client_id") == self.settings.client_id, Reason.CLIENT)
        return claims

    async def _data(self, token: str) -> tuple[dict[str, Any], Claims]:
        """The signer matters most: the key server serves every load balancer of the region, anybody's.

        https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
        """
        header = unverified_header(token, "ES256")
        _demand(header.get("signer") == self.settings.load_balancer_arn, Reason.SIGNER)
        _demand(header.get("client") == self.settings.client_id, Reason.CLIENT)
        _demand(header.get("iss") == self.settings.issuer, Reason.ISSUER)
        claims = signed_claims(token, await self.load_balancer_keys.key(header["kid"]), "ES256")
        _demand(claims.get("iss", self.settings.issuer) == self.settings.issuer, Reason.ISSUER)
        return header, claims


def _demand(holds: bool, reason: Reason) -> None:
    if not holds:
        raise Refused(reason)


def _expiry(claims: Claims) -> int:
    expires = claims.get("exp")
    if type(expires) is not int:  # a bool is an int too, and NaN would never be in the past
        raise Refused(Reason.NO_EXPIRY)
    return expires
