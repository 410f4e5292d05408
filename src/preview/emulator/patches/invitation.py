"""Cognito: the temporary passwords of invitations, and what it means to send one again."""

import secrets
import string

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
    password = data["TemporaryPassword"]  # given, or by generate_passwords_by_policy
    error = cognito._validate_password(pool, password)
    if error:
        return error
    person["_password"] = password
    return original(data)


def generate_passwords_by_policy() -> None:
    """Upstream generates twelve characters whatever the policy, of symbols that HTML leaves alone.

    Seen in cognito._generate_temp_password. AWS follows the pool's policy and uses every symbol that it
    allows: an HTML email swallows what follows `<`, misreads `&`, and a `.` at the end looks like the
    sentence's. Every password here has all three, so that every email with one shows the fault:
    https://github.com/aws-samples/sample-agentcore-lowcode-nocode/pull/1
    https://github.com/tnc-ca-geo/animl-frontend/issues/407
    """
    wrap(cognito, "_admin_create_user", _create_with_generated_password)


def _create_with_generated_password(original, data):
    pool = cognito._user_pools.get(data.get("UserPoolId"))
    if pool is None or data.get("TemporaryPassword"):
        return original(data)
    return original(data | {"TemporaryPassword": _generate(pool)})


def _generate(pool):
    minimum = pool.get("Policies", {}).get("PasswordPolicy", {}).get("MinimumLength", 8)
    lower, upper, digit = map(secrets.choice, (string.ascii_lowercase, string.ascii_uppercase, string.digits))
    letters = "".join(secrets.choice(string.ascii_letters) for _ in range(max(minimum, 8) - 6))
    return f"<{lower}{upper}{digit}&{letters}."


def count_basic_latin() -> None:
    """Upstream counts letters and digits of any script towards a password policy.

    Seen in cognito._password_policy_errors: str.isupper and its like. AWS counts Basic Latin characters:
    https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
    """
    wrap(cognito, "_password_policy_errors", _errors_in_basic_latin)


def _errors_in_basic_latin(original, pool, password):
    # A space is neither letter, digit nor symbol to upstream: it counts towards the length only.
    return original(pool, "".join(character if character.isascii() else " " for character in password))
