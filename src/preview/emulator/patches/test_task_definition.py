"""What a template says about a task reads back from ECS."""

from typing import Any

from .conftest import Emulators, Server, resource

SECRET = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:token-a1b2c3"  # noqa: S105


def described(server: Server, family: str, **properties: Any) -> dict[str, Any]:
    operation = (
        "update"
        if server.client("ecs").list_task_definitions(familyPrefix=family)["taskDefinitionArns"]
        else "create"
    )
    server.deploy(operation, family, {"Task": resource("ECS::TaskDefinition", Family=family, **properties)})
    return server.client("ecs").describe_task_definition(taskDefinition=family)["taskDefinition"]


def test_container_settings(emulators: Emulators) -> None:
    options = {"awslogs-group": "/app", "mode": "non-blocking"}
    container = {
        "Name": "app",
        "Image": "example",
        "Command": ["python", "-m", "uvicorn"],
        "Environment": [{"Name": "STAGE", "Value": "local"}],
        "PortMappings": [{"ContainerPort": 8501}],
        "Secrets": [{"Name": "TOKEN", "ValueFrom": SECRET}],
        "HealthCheck": {"Command": ["CMD", "true"], "StartPeriod": 5},
        "LinuxParameters": {"InitProcessEnabled": True, "Capabilities": {"Drop": ["ALL"]}},
        "DockerLabels": {"Team": "Sales"},
        "LogConfiguration": {"LogDriver": "awslogs", "Options": options},
    }
    expected = {
        "name": "app",
        "image": "example",
        "command": ["python", "-m", "uvicorn"],
        "environment": [{"name": "STAGE", "value": "local"}],
        "portMappings": [{"containerPort": 8501}],
        "secrets": [{"name": "TOKEN", "valueFrom": SECRET}],
        "healthCheck": {"command": ["CMD", "true"], "startPeriod": 5},
        "linuxParameters": {"initProcessEnabled": True, "capabilities": {"drop": ["ALL"]}},
        "dockerLabels": {"Team": "Sales"},
        "logConfiguration": {"logDriver": "awslogs", "options": options},
    }
    emulators.assert_corrected(
        lambda server: described(server, "container", ContainerDefinitions=[container])[
            "containerDefinitions"
        ],
        [expected],
        "keep_container_settings",
    )


def test_platform_and_storage_through_an_update(emulators: Emulators) -> None:
    def kept(server: Server) -> list[Any]:
        rounds = [
            described(
                server,
                "platform",
                ContainerDefinitions=[{"Name": "app", "Image": "example"}],
                RuntimePlatform={"CpuArchitecture": architecture, "OperatingSystemFamily": "LINUX"},
                EphemeralStorage={"SizeInGiB": 30},
                Volumes=[{"Name": "tmp"}],
            )
            for architecture in ("ARM64", "X86_64")
        ]
        return [
            [task.get(name) for name in ("runtimePlatform", "ephemeralStorage", "volumes")] for task in rounds
        ]

    expected = [
        [
            {"cpuArchitecture": architecture, "operatingSystemFamily": "LINUX"},
            {"sizeInGiB": 30},
            [{"name": "tmp"}],
        ]
        for architecture in ("ARM64", "X86_64")
    ]
    emulators.assert_corrected(kept, expected, "keep_platform_and_storage")
