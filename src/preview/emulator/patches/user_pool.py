"""Cognito: what of a user pool must not change, and one thing of it that must be shown."""

from ministack.core.responses import error_response_json
from ministack.services import cognito
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::Cognito::UserPool"
PROTECTED = (
    "The user pool cannot be deleted because deletion protection is activated. "
    "Deletion protection must be inactivated first."
)
UNCHANGEABLE = "Existing schema attributes cannot be modified or deleted."


def hold_protected_pools() -> None:
    """Upstream deletes a pool whose DeletionProtection is ACTIVE, with everybody in it.

    Seen in cognito._delete_user_pool and provisioners._cognito_user_pool_delete. AWS refuses both:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html
    """
    wrap(cognito, "_delete_user_pool", _delete_by_request)
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["delete"] = wrap(provisioners, "_cognito_user_pool_delete", _delete_with_stack)


def refuse_changed_attributes() -> None:
    """Upstream accepts a Schema that changes, drops or newly requires an attribute, without effect.

    Seen in provisioners._cognito_user_pool_update. AWS adds custom attributes and refuses all else, which
    `Required` of a standard one is too:
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["update"] = wrap(provisioners, "_cognito_user_pool_update", _update)


def show_text_message_factor() -> None:
    """Upstream drops SMS_MFA of EnabledMfas: GetUserPoolMfaConfig knows nothing of text messages.

    Seen in provisioners._cognito_user_pool_software_token_mfa. AWS answers with the pool's SmsConfiguration:
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html
    """
    wrap(provisioners, "_cognito_user_pool_software_token_mfa", _with_text_messages)


def _protected(pool_id):
    return cognito._user_pools.get(pool_id, {}).get("DeletionProtection") == "ACTIVE"


def _delete_by_request(original, data):
    if _protected(data.get("UserPoolId")):
        return error_response_json("InvalidParameterException", PROTECTED, 400)
    return original(data)


def _delete_with_stack(original, physical_id, props):
    if _protected(physical_id):
        raise ValueError(PROTECTED)
    original(physical_id, props)


def _update(original, physical_id, old_props, new_props, stack_name, logical_id=None):
    before, after = _attributes(old_props), _attributes(new_props)
    changed = any(after.get(name) != attribute for name, attribute in before.items())
    if changed or (after.keys() - before.keys()) & cognito._STANDARD_ATTRIBUTES_BY_NAME.keys():
        raise ValueError(UNCHANGEABLE)
    return original(physical_id, old_props, new_props, stack_name, logical_id)


def _attributes(props):
    return {attribute["Name"]: attribute for attribute in props.get("Schema") or []}


def _with_text_messages(original, pool_id, old_props, new_props):
    original(pool_id, old_props, new_props)
    pool = cognito._user_pools[pool_id]
    if "SMS_MFA" in (new_props.get("EnabledMfas") or []):
        pool["SmsMfaConfiguration"] = {"SmsConfiguration": new_props.get("SmsConfiguration") or {}}
    else:
        pool.pop("SmsMfaConfiguration", None)
