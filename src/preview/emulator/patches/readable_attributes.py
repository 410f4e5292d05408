"""Cognito: which attributes of a person an app client reads."""

import json

from ministack.services import cognito

from .wrapping import wrap

ALWAYS = frozenset(("sub", "identities"))
VERIFIED = frozenset(("email_verified", "phone_number_verified"))


def limit_clients_to_their_attributes() -> None:
    """Upstream shows each client all attributes, whatever its ReadAttributes are.

    Seen in cognito._fake_token and handle_oauth2_userinfo. AWS shows those that the client may read, and a
    client without ReadAttributes the standard ones. The trigger gets the whole person:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    wrap(cognito, "_apply_pretoken_trigger", _readable_token)
    wrap(cognito, "handle_oauth2_userinfo", _readable_userinfo)


def _readable_token(original, pool_id, *rest, **named):
    """Only the ID token has attributes; of its other claims none has an attribute's name."""
    kind = named["token_type"]
    if kind == "id":
        attributes = (named["user_attrs"] or {}).keys() | VERIFIED
        named["claims"] = _readable(named["claims"], attributes, named["client_id"])
    return original(pool_id, *rest, **named)


def _readable_userinfo(original, method, path, headers, *rest):
    status, answered, body = original(method, path, headers, *rest)
    if status != 200:
        return status, answered, body
    token = headers["authorization"].split(" ", 1)[1].strip()
    claims = json.loads(body)
    attributes = claims.keys() - {"username", "cognito:username", "cognito:groups"}
    readable = _readable(claims, attributes, cognito._token_claims(token).get("client_id"))
    return status, answered, json.dumps(readable).encode()


def _readable(claims, attributes, client_id):
    client = cognito._find_pool_by_client_id(client_id)[2] or {}
    standard = cognito._STANDARD_ATTRIBUTES_BY_NAME.keys() | VERIFIED
    readable = ALWAYS.union(client.get("ReadAttributes") or standard)
    return {name: value for name, value in claims.items() if name not in attributes or name in readable}
