"""Cognito: what of a token the pre token generation trigger can't change."""

from ministack.services import cognito

from .wrapping import wrap

ADD, SUPPRESS, GROUPS = "claimsToAddOrOverride", "claimsToSuppress", "cognito:groups"
_RESERVED_NAMES = """
    acr amr at_hash aud auth_time azp client_id device_key event_id exp iat identities iss jti nbf nonce
    origin_jti sub token_use username version
"""
RESERVED = frozenset(_RESERVED_NAMES.split())


def keep_reserved_claims() -> None:
    """Upstream gives a token whatever claims the trigger names, `sub`, `client_id` and `exp` as well.

    Seen in cognito._apply_pretoken_trigger. AWS keeps the claims that it writes itself, changes scopes and
    groups by members of their own only, and adds no `dev:` attribute:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
    An access token may get the `aud` of its client there, and no other. Here it gets none.
    """
    wrap(cognito, "_extract_trigger_response", _without_reserved)


def _without_reserved(original, payload):
    response = dict(original(payload) or {})
    if details := response.get("claimsOverrideDetails"):
        response["claimsOverrideDetails"] = _allowed(details)
    if details := response.get("claimsAndScopeOverrideDetails"):
        sections = {
            name: _allowed(details.get(name)) for name in ("idTokenGeneration", "accessTokenGeneration")
        }
        response["claimsAndScopeOverrideDetails"] = details | sections
    return response


def _allowed(section):
    section = dict(section or {})
    if claims := section.get(ADD):
        section[ADD] = {name: value for name, value in claims.items() if _can_add(name)}
    if names := section.get(SUPPRESS):
        section[SUPPRESS] = [name for name in names if _can_suppress(name)]
    return section


def _can_add(name):
    return name not in RESERVED and name != "scope" and not name.startswith(("cognito:", "dev:"))


def _can_suppress(name):
    is_own = name in RESERVED or name == "scope" or name.startswith("cognito:")
    return name == GROUPS or not is_own
