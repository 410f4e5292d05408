"""Cognito: which spellings name the same person, and which names a new person may have."""

from ministack.core.responses import error_response_json
from ministack.services import cognito

from .wrapping import wrap


def ignore_case_of_names() -> None:
    """Upstream tells `Ana@Example.com` from `ana@example.com` in a pool that says CaseSensitive: false.

    Seen in cognito._resolve_user and _admin_create_user, which compare as spelt. AWS ignores the case of user
    names and aliases in such a pool, both to find a person and to refuse a second one:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-case-sensitivity.html
    """
    wrap(cognito, "_resolve_user", _resolve)
    wrap(cognito, "_admin_create_user", _create_unless_spelt_otherwise)


def guard_email_aliases() -> None:
    """Upstream lets a user name look like an e-mail address, and two people have one verified address.

    Seen in cognito._admin_create_user, for pools with AliasAttributes. AWS refuses both, the second unless
    ForceAliasCreation moves the address to the new person:
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
    """
    wrap(cognito, "_admin_create_user", _create_with_free_alias)


def _resolve(original, pool, username):
    user, error = original(pool, username)
    if user or not username or not _ignores_case(pool):
        return user, error
    spelt = _spelt_in(pool, username)
    return original(pool, spelt) if spelt else (user, error)


def _create_unless_spelt_otherwise(original, data):
    pool = cognito._user_pools.get(data.get("UserPoolId"))
    if pool and _ignores_case(pool) and data.get("Username"):
        names = {name.lower(): name for name in pool["_users"]}
        data = data | {"Username": names.get(data["Username"].lower(), data["Username"])}
    return original(data)


def _ignores_case(pool):
    return str((pool.get("UsernameConfiguration") or {}).get("CaseSensitive", True)).lower() == "false"


def _spelt_in(pool, username):
    """The user name or sign-in attribute of the pool that differs from `username` in case only."""
    names = set(pool.get("UsernameAttributes") or []) | set(pool.get("AliasAttributes") or [])
    for known, user in pool["_users"].items():
        attributes = cognito._attr_list_to_dict(user.get("Attributes", []))
        for spelt in (known, *(attributes.get(name) for name in names)):
            if spelt and spelt.lower() == username.lower():
                return spelt
    return None


def _create_with_free_alias(original, data):
    pool = cognito._user_pools.get(data.get("UserPoolId"))
    if pool is None or "email" not in (pool.get("AliasAttributes") or []):
        return original(data)
    if cognito._USERNAME_EMAIL_RE.fullmatch(data.get("Username") or ""):
        message = "Username cannot be of email format, since user pool is configured for email alias."
        return error_response_json("InvalidParameterException", message, 400)
    known = cognito._resolve_user(pool, data.get("Username"))[0]
    if not known and not data.get("ForceAliasCreation") and _takes_address(pool, data):
        return error_response_json("AliasExistsException", "An account with the email already exists.", 400)
    return original(data)


def _takes_address(pool, data):
    """Whether the new person's verified address is somebody's sign-in name."""
    attributes = cognito._attr_list_to_dict(data.get("UserAttributes", []))
    verified = str(attributes.get("email_verified")).lower() == "true"
    return verified and cognito._resolve_user(pool, attributes.get("email"))[0] is not None
