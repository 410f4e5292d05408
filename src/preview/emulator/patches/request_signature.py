"""The signature of a request, by whichever key of the account, verified as AWS does."""

from ministack.core import iam_evaluator as iam
from ministack.core import sigv4
from ministack.core.responses import _account_from_sts_session, get_account_id

# By their names in lower case, the values of one name joined.
Headers = dict[str, str]
Query = dict[str, list[str]]


def signature_failure(
    method: str, raw_path: str, headers: Headers, query: Query, body: bytes
) -> tuple[str, str] | None:
    """Code and message of AWS's error; None for a genuine signature of a key that exists.

    ministack verifies those of IAM users and sessions by the same functions, and the root's never.
    """
    is_presigned = "X-Amz-Signature" in query
    if is_presigned == headers.get("authorization", "").startswith("AWS4-HMAC-SHA256 "):
        return "MissingAuthenticationToken", "Missing Authentication Token"
    signature = sigv4.parse_query_signature(query) if is_presigned else sigv4.parse_header_signature(headers)
    if isinstance(signature, tuple):
        return signature
    if late := _time_failure(signature, query if is_presigned else None):
        return late
    token = (
        query.get("X-Amz-Security-Token", [""])[0] if is_presigned else headers.get("x-amz-security-token")
    )
    key = signature.access_key_id
    account = _account_from_sts_session(key) or iam.find_iam_access_key_account(key) or get_account_id()
    credential = iam.resolve_credential(key, account, token)
    if isinstance(credential, iam.CredentialResolutionError):
        return credential.code, credential.message
    secret = credential.secret_access_key
    return sigv4.header_signature_failure(
        signature, secret, method, raw_path, query, headers, body, presigned=is_presigned
    )


def _time_failure(signature: sigv4.HeaderSignature, query: Query | None) -> tuple[str, str] | None:
    if query is None or "X-Amz-Expires" not in query:
        return sigv4.request_time_failure(signature)
    try:
        is_over = sigv4.presigned_request_is_expired(signature.amz_date, query["X-Amz-Expires"][0])
    except ValueError:
        is_over = True
    return ("AccessDenied", "Request has expired") if is_over else None
