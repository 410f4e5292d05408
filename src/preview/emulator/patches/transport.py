"""IAM: whether a request came by TLS."""

from ministack.core import iam_evaluator

from .wrapping import wrap


def count_loopback_as_tls() -> None:
    """Upstream takes every request for one without TLS: it listens on loopback, without a certificate.

    Seen in app, which pins the origin of each request. The SDK and osls call AWS by TLS only, and the bucket
    of osls denies whatever comes without it, so no one but the account's root could deploy here:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
    """
    wrap(iam_evaluator, "_resolve_condition_key", _resolve)


def _resolve(original, key, context):
    return "true" if key.lower() == "aws:securetransport" else original(key, context)
