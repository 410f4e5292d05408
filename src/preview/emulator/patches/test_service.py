"""What a template says about a service reads back from ECS."""

from typing import Any

from .conftest import Emulators, Server, resource


def template(provider: str, grace: int, tags: str) -> dict[str, Any]:
    service = resource(
        "ECS::Service",
        ServiceName="settings",
        Cluster={"Ref": "Cluster"},
        TaskDefinition={"Ref": "Task"},
        CapacityProviderStrategy=[{"CapacityProvider": provider, "Weight": 1}],
        HealthCheckGracePeriodSeconds=grace,
        PropagateTags=tags,
        EnableECSManagedTags=True,
        AvailabilityZoneRebalancing="DISABLED",
        ForceNewDeployment={"EnableForceNewDeployment": True, "ForceNewDeploymentNonce": provider},
    )
    container = {"Name": "app", "Image": "example"}
    return {
        "Cluster": resource("ECS::Cluster", ClusterName="settings"),
        "Task": resource("ECS::TaskDefinition", Family="settings", ContainerDefinitions=[container]),
        "Service": service,
    }


def test_settings_of_a_service(emulators: Emulators) -> None:
    def rounds(server: Server) -> list[Any]:
        seen, operation = [], "create"
        for change in (("FARGATE", 60, "SERVICE"), ("FARGATE_SPOT", 90, "TASK_DEFINITION")):
            server.deploy(operation, "settings", template(*change))
            operation = "update"
            answer = server.client("ecs").describe_services(cluster="settings", services=["settings"])
            [found] = answer["services"]
            names = ("healthCheckGracePeriodSeconds", "propagateTags", "enableECSManagedTags")
            names += ("availabilityZoneRebalancing",)
            seen.append(
                (
                    found["capacityProviderStrategy"][0]["capacityProvider"],
                    *(found.get(name) for name in names),
                )
            )
        server.delete("settings")
        return seen

    expected = [
        ("FARGATE", 60, "SERVICE", True, "DISABLED"),
        ("FARGATE_SPOT", 90, "TASK_DEFINITION", True, "DISABLED"),
    ]
    emulators.assert_corrected(rounds, expected, "keep_service_settings")
