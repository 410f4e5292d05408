"""That a stack takes over nothing that was there before it."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource

KEY = {"AttributeName": "id"}
TABLE = {
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [KEY | {"AttributeType": "S"}],
    "KeySchema": [KEY | {"KeyType": "HASH"}],
}


@pytest.mark.parametrize(
    ("kind", "name", "more"),
    [
        ("Logs::LogGroup", "LogGroupName", {}),
        ("DynamoDB::Table", "TableName", TABLE),
    ],
)
def test_a_second_stack(emulators: Emulators, kind: str, name: str, more: dict[str, Any]) -> None:
    template = {"Thing": resource(kind, **more | {name: "taken-by-one"})}

    def attempted(server: Server) -> list[str]:
        first, second = (f"{each}-{kind.replace('::', '')}" for each in ("one", "two"))
        server.deploy("create", first, template)
        return [server.attempt("create", second, template), server.delete(first)]

    identifier = f'{{"/properties/{name}":"taken-by-one"}}'
    problem = f"Resource of type 'AWS::{kind}' with identifier '{identifier}' already exists."
    emulators.assert_corrected(attempted, [problem, "done"], "refuse_taken_names")
