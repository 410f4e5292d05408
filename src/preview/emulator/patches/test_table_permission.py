"""What a role may do with a right to some of a table's items."""

from typing import Any

from .conftest import Emulators, Server, refused
from .test_permission import ACCEPTED, DENIED, allowed, arn


def test_a_right_to_some_items_is_no_right_to_others(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        server.client("dynamodb").create_table(
            TableName="notes",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )
        rights = {
            "Action": "dynamodb:*",
            "Resource": arn("dynamodb", "table/notes"),
            "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["lease#*", "asked#*"]}},
        }

        def asks_for(key: dict[str, Any], name: str = "id") -> dict[str, Any]:
            names = {"ExpressionAttributeNames": {"#id": "id"}} if name == "#id" else {}
            condition = {
                "KeyConditionExpression": f"{name} = :key",
                "ExpressionAttributeValues": {":key": key["id"]},
            }
            return {"TableName": "notes", **condition, **names}

        def puts(*items: dict[str, Any]) -> list[dict[str, Any]]:
            return [{"Put": {"TableName": "notes", "Item": item}} for item in items]

        lease, asked, hold = ({"id": {"S": f"{kind}#sales"}} for kind in ("lease", "asked", "hold"))
        with allowed(server, "dynamodb", rights) as notes:
            seen = [
                refused(notes.put_item, TableName="notes", Item=lease),
                refused(notes.put_item, TableName="notes", Item=hold),
                refused(notes.update_item, TableName="notes", Key=asked),
                refused(notes.update_item, TableName="notes", Key=hold),
                refused(notes.batch_get_item, RequestItems={"notes": {"Keys": [lease, asked]}}),
                refused(notes.batch_get_item, RequestItems={"notes": {"Keys": [lease, hold]}}),
                refused(notes.query, **asks_for(lease)),
                refused(notes.query, **asks_for(hold)),
                refused(notes.query, **asks_for(asked, "#id")),
                refused(notes.query, **asks_for(hold, "#id")),
                refused(notes.transact_write_items, TransactItems=puts(lease, asked)),
                refused(notes.transact_write_items, TransactItems=puts(lease, hold)),
                refused(notes.batch_write_item, RequestItems={"notes": [{"PutRequest": {"Item": hold}}]}),
                refused(notes.scan, TableName="notes"),
            ]
        server.client("dynamodb").delete_table(TableName="notes")
        return seen

    expected = [ACCEPTED, DENIED] * 6 + [DENIED, ACCEPTED]
    emulators.assert_corrected(answers, expected, "know_leading_keys")
