"""Cognito: what it means to send an invitation again."""

from ministack.core.responses import error_response_json
from ministack.services import cognito

from .wrapping import wrap

INVITED = "FORCE_CHANGE_PASSWORD"


def renew_invitations() -> None:
    """Upstream mails the old temporary password again, and one to people who have chosen their own.

    Seen in cognito._admin_create_user, RESEND. AWS makes a new password, or takes the given one, and refuses
    it for whoever has signed in:
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
    """
    wrap(cognito, "_admin_create_user", _create_or_renew)


def _create_or_renew(original, data):
    pool = cognito._user_pools.get(data.get("UserPoolId"))
    if pool is None or data.get("MessageAction") != "RESEND":
        return original(data)
    person = cognito._resolve_user(pool, data.get("Username"))[0]
    if person is None:
        return original(data)
    if person["UserStatus"] != INVITED:
        message = f"Resend not possible. {data['Username']} status is {person['UserStatus']}"
        return error_response_json("UnsupportedUserStateException", message, 400)
    password = data.get("TemporaryPassword") or cognito._generate_temp_password()
    error = cognito._validate_password(pool, password)
    if error:
        return error
    person["_password"] = password
    return original(data)
