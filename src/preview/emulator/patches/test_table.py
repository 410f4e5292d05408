"""When the items of a stack's table expire."""

from typing import Any

from .conftest import Emulators, Server, resource


def table(**properties: Any) -> dict[str, Any]:
    key = {"AttributeName": "id"}
    kept = resource(
        "DynamoDB::Table",
        TableName="expiring",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[key | {"AttributeType": "S"}],
        KeySchema=[key | {"KeyType": "HASH"}],
        **properties,
    )
    return {"Table": kept}


def until(attribute: str, enabled: bool = True) -> dict[str, Any]:
    return {"TimeToLiveSpecification": {"AttributeName": attribute, "Enabled": enabled}}


def test_time_to_live_follows_the_template(emulators: Emulators) -> None:
    steps = [until("expires"), until("expires", enabled=False), until("ends"), {}]

    def described(server: Server) -> list[Any]:
        seen = []

        def see() -> None:
            found = server.client("dynamodb").describe_time_to_live(TableName="expiring")[
                "TimeToLiveDescription"
            ]
            seen.append((found["TimeToLiveStatus"], found.get("AttributeName")))

        for operation, properties in zip(["create", *["update"] * 3], steps, strict=True):
            server.deploy(operation, "expiring", table(**properties))
            see()
        server.deploy("update", "expiring", table(**until("expires")))
        seen.append(server.attempt("update", "expiring", table(**until("ends"))))
        server.delete("expiring")
        server.deploy("create", "expiring", table())
        see()
        server.delete("expiring")
        return seen

    expected = [
        ("ENABLED", "expires"),
        ("DISABLED", "expires"),
        ("ENABLED", "ends"),
        ("DISABLED", "ends"),
        "TimeToLive is active on a different AttributeName: current AttributeName is expires",
        ("DISABLED", None),
    ]
    emulators.assert_corrected(described, expected, "expire_items_of_stacks")
