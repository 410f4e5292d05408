"""Cognito: what a person's tokens and the userInfo endpoint say."""

import json

from ministack.services import cognito

from .wrapping import wrap

GROUPS = "cognito:groups"


def refresh_with_person() -> None:
    """Upstream's /oauth2/token forgets the person on a refresh.

    Seen in cognito._oauth2_token, grant refresh_token: the access token's trigger gets no attributes and
    no groups, the ID token's no groups, and neither token has cognito:groups. AWS runs the trigger with
    the whole person for TokenGeneration_RefreshTokens too:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
    """
    wrap(cognito, "_fake_token", _token_for_person)


def _token_for_person(original, sub, pool_id, *rest, **given):
    if given.get("trigger_source") == "TokenGeneration_RefreshTokens" and "groups" not in given:
        person = cognito._get_pool_unscoped(pool_id)["_users"][given["username"]]
        given["user_attrs"] = cognito._attr_list_to_dict(person["Attributes"])
        given["groups"] = person.get("_groups", [])
    return original(sub, pool_id, *rest, **given)


def apply_group_overrides() -> None:
    """Upstream reads groupOverrideDetails where nobody writes it, and answers [] with an empty claim.

    Seen in cognito._apply_pretoken_trigger: it looks inside idTokenGeneration and accessTokenGeneration.
    AWS takes claimsAndScopeOverrideDetails.groupOverrideDetails for both tokens; an empty or null object,
    like an empty list, suppresses the groups; without the member they stay as they are:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
    """
    wrap(cognito, "_extract_trigger_response", _response_with_groups)


def _response_with_groups(original, payload):
    response = original(payload) or {}
    details = response.get("claimsAndScopeOverrideDetails")
    if not details:
        return response
    sections = {name: _with_groups(details, name) for name in ("idTokenGeneration", "accessTokenGeneration")}
    return response | {"claimsAndScopeOverrideDetails": details | sections}


def _with_groups(details, name):
    section = dict(details.get(name) or {})
    section.pop("groupOverrideDetails", None)
    if "groupOverrideDetails" not in details:
        return section
    groups = (details["groupOverrideDetails"] or {}).get("groupsToOverride")
    if groups:
        return section | {"groupOverrideDetails": {"groupsToOverride": groups}}
    return section | {"claimsToSuppress": [*(section.get("claimsToSuppress") or []), GROUPS]}


def keep_time_of_sign_in() -> None:
    """Upstream writes the time of the refresh into `auth_time` of a refreshed token.

    Seen in cognito._fake_token: it is the time at which the token is made. It is the time at which the
    person signed in, as OpenID Connect demands of a refreshed token:
    https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokenResponse
    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
    """
    signed_in_at = {}  # by origin_jti, which all tokens of one sign-in share

    def with_time_of_sign_in(original, claims, *rest):
        if "auth_time" in claims and "origin_jti" in claims:
            first = signed_in_at.setdefault(claims["origin_jti"], claims["auth_time"])
            claims = claims | {"auth_time": first}
        return original(claims, *rest)

    wrap(cognito, "_signed_jwt", with_time_of_sign_in)


def hide_groups_from_userinfo() -> None:
    """Upstream's /oauth2/userInfo adds cognito:username and cognito:groups.

    Seen in cognito.handle_oauth2_userinfo. AWS returns the person's attributes and `username`; nothing may
    come to depend on groups in x-amzn-oidc-data:
    https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
    """
    wrap(cognito, "handle_oauth2_userinfo", _userinfo_of_attributes)


def _userinfo_of_attributes(original, *request):
    status, headers, body = original(*request)
    claims = {name: value for name, value in json.loads(body).items() if not name.startswith("cognito:")}
    return status, headers, json.dumps(claims).encode()
