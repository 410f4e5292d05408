"""DynamoDB: what of a table a stack may delete."""

from ministack.services import dynamodb
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::DynamoDB::Table"
PROTECTED = "Table is protected against deletion. To delete the table, disable deletion protection."


def hold_protected_tables() -> None:
    """Upstream has a stack delete a table whose DeletionProtectionEnabled is true.

    Seen in provisioners._ddb_delete, which passes over DeleteTable and its refusal:
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    handlers["delete"] = wrap(provisioners, "_ddb_delete", _delete)


def _delete(original, physical_id, props):
    if dynamodb._tables.get(physical_id, {}).get("DeletionProtectionEnabled"):
        raise ValueError(PROTECTED)
    original(physical_id, props)
