"""DynamoDB: what of a table a stack may delete, and when its items expire."""

from functools import partial

from ministack.services import dynamodb
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::DynamoDB::Table"
PROTECTED = "Table is protected against deletion. To delete the table, disable deletion protection."
ACTIVE = "TimeToLive is active on a different AttributeName: current AttributeName is {}"


def hold_protected_tables() -> None:
    """Upstream has a stack delete a table whose DeletionProtectionEnabled is true.

    Seen in provisioners._ddb_delete, which passes over DeleteTable and its refusal:
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["delete"] = wrap(provisioners, "_ddb_delete", _delete)


def expire_items_of_stacks() -> None:
    """Upstream drops a table's TimeToLiveSpecification, so no item of a stack's table ever expires.

    Seen in provisioners._ddb_create and _ddb_update. Its UpdateTimeToLive works: expired items are gone
    within a minute, which on AWS takes some days. AWS changes the attribute in two steps, disabled between:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["create"] = partial(_create, handlers["create"])
    handlers["update"] = partial(_update, handlers["update"])


def _create(original, logical_id, props, *rest):
    made = original(logical_id, props, *rest)
    dynamodb._ttl_settings.pop(made[0], None)  # of a deleted table with this name
    return _expire(made, props)


def _update(original, physical_id, old_props, new_props, *rest, **named):
    before, after = (props.get("TimeToLiveSpecification") or {} for props in (old_props, new_props))
    if _attribute(before) and _attribute(after) not in (None, _attribute(before)):
        raise ValueError(ACTIVE.format(_attribute(before)))
    made = original(physical_id, old_props, new_props, *rest, **named)
    if before and not after:
        new_props = new_props | {"TimeToLiveSpecification": before | {"Enabled": False}}
    return _expire(made, new_props)


def _attribute(specification):
    """The attribute by which items expire; None where they do not."""
    return specification.get("AttributeName") if specification.get("Enabled") else None


def _expire(made, props):
    if wanted := props.get("TimeToLiveSpecification"):
        status, _, body = dynamodb._update_ttl({"TableName": made[0], "TimeToLiveSpecification": wanted})
        if status >= 400:
            raise ValueError(f"AWS::DynamoDB::Table time to live failed: {body!r}")
    return made


def _delete(original, physical_id, props):
    if dynamodb._tables.get(physical_id, {}).get("DeletionProtectionEnabled"):
        raise ValueError(PROTECTED)
    original(physical_id, props)
