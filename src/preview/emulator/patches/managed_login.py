"""Cognito: the look of the managed login pages, which the embedded AWS keeps but does not draw."""

import json
from uuid import uuid4

from ministack.core.responses import error_response_json, json_response
from ministack.services import cognito
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::Cognito::ManagedLoginBranding"
KEPT = ("UseCognitoProvidedValues", "Settings", "Assets")
MAX_STYLES = 20
STYLES = "_managed_login"  # on the pool's record, so that they end with it; not shown by DescribeUserPool


def accept_managed_login_branding() -> None:
    """Upstream refuses AWS::Cognito::ManagedLoginBranding ("Unrecognized resource types").

    Seen in provisioners._RESOURCE_HANDLERS. Here a style is kept and described, and changes no page. As on
    AWS a client has one style, which is Cognito's own or has settings, and moving it replaces it:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-managedloginbranding.html
    A pool has 20 at most: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#resource-quotas
    """
    provisioners._RESOURCE_HANDLERS[TYPE] = {"create": _create, "update": _update, "delete": _delete}
    provisioners._REPLACING_PROPERTIES[TYPE] = ("UserPoolId", "ClientId")
    wrap(cognito, "_dispatch_idp", _dispatch)


def _create(logical_id, props, stack_name):
    pool = cognito._user_pools.get(props["UserPoolId"])
    if pool is None or props["ClientId"] not in pool["_clients"]:
        raise ValueError(f"{TYPE} {logical_id}: no client {props['ClientId']} in pool {props['UserPoolId']}")
    styles = pool.setdefault(STYLES, {})
    if any(style["ClientId"] == props["ClientId"] for style in styles.values()):
        raise ValueError(f"{TYPE} {logical_id}: client {props['ClientId']} has a style already")
    if len(styles) == MAX_STYLES:
        raise ValueError(f"{TYPE} {logical_id}: a user pool has at most {MAX_STYLES} styles")
    name = str(uuid4())
    styles[name] = _style(name, props)
    return f"{props['UserPoolId']}|{name}", {"ManagedLoginBrandingId": name}


def _update(physical_id, old_props, new_props, stack_name):
    pool_id, name = physical_id.split("|")
    cognito._user_pools[pool_id][STYLES][name] = _style(name, new_props)
    return physical_id, {"ManagedLoginBrandingId": name}


def _delete(physical_id, props):
    pool_id, _, name = physical_id.partition("|")
    cognito._user_pools.get(pool_id, {}).get(STYLES, {}).pop(name, None)


def _style(name, props):
    own = str(props.get("UseCognitoProvidedValues", False)).lower() == "true"
    if own == any(key in props for key in ("Settings", "Assets")):
        raise ValueError(f"{TYPE}: give either UseCognitoProvidedValues or Settings and Assets")
    kept = {key: props[key] for key in KEPT if key in props} | {"UseCognitoProvidedValues": own}
    return {
        "ManagedLoginBrandingId": name,
        "UserPoolId": props["UserPoolId"],
        "ClientId": props["ClientId"],
    } | kept


async def _dispatch(original, action, data):
    members = {
        "DescribeManagedLoginBranding": "ManagedLoginBrandingId",
        "DescribeManagedLoginBrandingByClient": "ClientId",
    }
    if action not in members:
        return await original(action, data)
    pool, error = cognito._resolve_pool(data.get("UserPoolId"))
    if error:
        return error
    member = members[action]
    for style in pool.get(STYLES, {}).values():
        if style[member] == data.get(member):
            return json_response({"ManagedLoginBranding": json.loads(json.dumps(style))})
    message = f"No managed login branding with {member} {data.get(member)}."
    return error_response_json("ResourceNotFoundException", message, 400)
