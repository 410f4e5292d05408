"""A secret that a template declares: its name in policies, and its contents."""

import json
from typing import Any

from .conftest import Emulators, Server, resource

GENERATED = {"PasswordLength": 64, "ExcludePunctuation": True}


def template(description: str = "", **generated: Any) -> dict[str, Any]:
    secret = resource(
        "SecretsManager::Secret", Description=description, GenerateSecretString=GENERATED | generated
    )
    container = {
        "Name": "app",
        "Image": "example",
        "Environment": [{"Name": "SECRET", "Value": {"Ref": "Secret"}}],
    }
    return {
        "Secret": secret,
        "Task": resource("ECS::TaskDefinition", Family="secret", ContainerDefinitions=[container]),
    }


def value(server: Server) -> str:
    secrets = server.client("secretsmanager")
    return secrets.get_secret_value(SecretId=server.id_of("secret", "Secret"))["SecretString"]


def test_reference_is_the_arn_as_long_as_the_secret_lives(emulators: Emulators) -> None:
    def referred(server: Server) -> list[Any]:
        server.deploy("create", "secret", template())
        before = value(server)
        server.deploy("update", "secret", template("described"))
        kept = value(server) == before
        task = server.client("ecs").describe_task_definition(taskDefinition="secret")["taskDefinition"]
        reference = task["containerDefinitions"][0]["environment"][0]["value"]
        secrets = server.client("secretsmanager")
        [secret] = secrets.list_secrets()["SecretList"]
        server.deploy("update", "secret", template("described", PasswordLength=32))
        changed = value(server) != before
        server.delete("secret")
        return [
            reference == secret["ARN"],
            kept,
            secret["Description"],
            changed,
            secrets.list_secrets()["SecretList"],
        ]

    emulators.assert_corrected(referred, [True, True, "described", True, []], "refer_to_secrets_by_arn")


def test_generates_what_is_asked_for(emulators: Emulators) -> None:
    def generated(server: Server) -> list[Any]:
        template = json.dumps({"user": "app"})
        server.deploy(
            "create",
            "generated",
            {
                "Plain": resource("SecretsManager::Secret", Name="plain", GenerateSecretString=GENERATED),
                "Filled": resource(
                    "SecretsManager::Secret",
                    Name="filled",
                    GenerateSecretString=GENERATED
                    | {"SecretStringTemplate": template, "GenerateStringKey": "key"},
                ),
            },
        )
        secrets = server.client("secretsmanager")
        plain, filled = (
            secrets.get_secret_value(SecretId=name)["SecretString"] for name in ("plain", "filled")
        )
        server.delete("generated")
        both = json.loads(filled)
        return [len(plain), plain.isalnum(), both["user"], len(both["key"]), both["key"].isalnum()]

    emulators.assert_corrected(generated, [64, True, "app", 64, True], "generate_what_is_asked_for")
