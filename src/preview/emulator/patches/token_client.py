"""Cognito: which client the token endpoint gives tokens to."""

from urllib.parse import parse_qs

from ministack.services import cognito

from .wrapping import wrap

GRANTS = ("authorization_code", "refresh_token")


def authenticate_clients() -> None:
    """Upstream renews anyone's session for any client, or for the session's own client without its secret.

    Seen in cognito._oauth2_token, which compares a secret with the one that it should be only where one was
    given, and a refresh token's client with nothing. AWS answers invalid_client and invalid_grant:
    https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
    https://datatracker.ietf.org/doc/html/rfc6749#section-5.2
    """
    wrap(cognito, "_oauth2_token", _answer)


def _answer(original, data, query, raw_body=b"", headers=None):
    form = {name: values[0] for name, values in parse_qs(raw_body.decode(errors="replace")).items()}
    if form.get("grant_type") in GRANTS:
        client_id, secret = cognito._authenticate_client(headers or {}, form)
        client = cognito._find_pool_by_client_id(client_id)[2]
        if not client or (client.get("ClientSecret") or secret) != secret:
            return cognito._oauth2_error("invalid_client", "Invalid client credentials.")
        issued = cognito._refresh_tokens.get(form.get("refresh_token"))
        if issued and issued["client_id"] != client_id:
            return cognito._oauth2_error("invalid_grant", "Invalid refresh token.")
    return original(data, query, raw_body, headers)
