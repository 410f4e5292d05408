"""Cognito: which identity of SES a user pool sends email from."""

from ministack.core.responses import error_response_json, get_account_id
from ministack.services import cognito, ses, ses_v2

from .wrapping import wrap


def ask_for_sender_identities() -> None:
    """Upstream takes any SourceArn in a pool's EmailConfiguration.

    Seen in cognito._create_user_pool and _update_user_pool. AWS asks SES, in the region of the ARN, whether
    the identity is verified, and refuses the pool where it is not. The words are those of these reports:
    https://github.com/aws/aws-cdk/issues/18964
    https://github.com/aws/aws-cdk/issues/25115
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
    """
    for name in ("_create_user_pool", "_update_user_pool"):
        wrap(cognito, name, _with_sender)


def _with_sender(original, data):
    config = data.get("EmailConfiguration") or {}
    source = config.get("SourceArn")
    if not source:
        if config.get("EmailSendingAccount") != "DEVELOPER":
            return original(data)
        message = "EmailSendingAccount DEVELOPER needs a SourceArn."
        return error_response_json("InvalidParameterException", message, 400)
    _, _, _, region, account, resource = source.split(":", 5)
    if account != get_account_id():
        return error_response_json(
            "NotAuthorizedException", "Email arn does not belong to your account.", 400
        )
    if not _is_verified(resource.removeprefix("identity/"), account, region):
        failed = f"The following identities failed the check in region {region.upper()}: {source}"
        message = (
            "Cognito received the following error from Amazon SES when attempting to send email: "
            f"Email address is not verified. {failed}"
        )
        return error_response_json("InvalidParameterException", message, 400)
    return original(data)


def _is_verified(identity, account, region):
    """An address is verified with its domain, or with a parent of that."""
    names = [identity, *ses._domain_and_parents(identity.rpartition("@")[2].lower())]
    return any(_verified_itself(name, account, region) for name in names)


def _verified_itself(name, account, region):
    older = ses._identities.get_scoped(account, region, name) or {}
    newer = ses_v2._identities.get_scoped(account, region, name) or {}
    return older.get("VerificationStatus") == "Success" or newer.get("VerifiedForSendingStatus", False)
