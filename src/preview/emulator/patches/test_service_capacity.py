"""That a service moves to other capacity only by a new deployment."""

from typing import Any

from .conftest import Emulators, Server, refused, resource
from .service_capacity import REFUSAL

PATCH = "demand_forced_deployments"


def template(provider: str, nonce: str = "") -> dict[str, Any]:
    force = {"EnableForceNewDeployment": True, "ForceNewDeploymentNonce": nonce}
    service = resource(
        "ECS::Service",
        ServiceName="capacity",
        Cluster={"Ref": "Cluster"},
        TaskDefinition={"Ref": "Task"},
        CapacityProviderStrategy=[{"CapacityProvider": provider, "Weight": 1}],
        **({"ForceNewDeployment": force} if nonce else {}),
    )
    container = {"Name": "app", "Image": "example"}
    return {
        "Cluster": resource("ECS::Cluster", ClusterName="capacity"),
        "Task": resource("ECS::TaskDefinition", Family="capacity", ContainerDefinitions=[container]),
        "Service": service,
    }


def provider(server: Server) -> str:
    [found] = server.client("ecs").describe_services(cluster="capacity", services=["capacity"])["services"]
    return found["capacityProviderStrategy"][0]["capacityProvider"]


def test_by_a_template(emulators: Emulators) -> None:
    def rounds(server: Server) -> list[Any]:
        server.deploy("create", "capacity", template("FARGATE", "one"))
        unforced = (
            "REFUSED"
            if REFUSAL in server.attempt("update", "capacity", template("FARGATE_SPOT", "one"))
            else ""
        )
        seen = [unforced, provider(server)]
        seen += [server.attempt("update", "capacity", template("FARGATE_SPOT", "two")), provider(server)]
        server.delete("capacity")
        return seen

    emulators.assert_corrected(rounds, ["REFUSED", "FARGATE", "done", "FARGATE_SPOT"], PATCH)


def test_by_a_request(emulators: Emulators) -> None:
    def asked(server: Server) -> list[str]:
        server.deploy("create", "capacity", template("FARGATE"))
        update = server.client("ecs").update_service
        spot = {"capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT", "weight": 1}]}
        same = {"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1}]}
        service = {"cluster": "capacity", "service": "capacity"}
        answers = [
            refused(update, **service, **same),
            refused(update, **service, **spot),
            refused(update, **service, **spot, forceNewDeployment=True),
            provider(server),
        ]
        server.delete("capacity")
        return answers

    emulators.assert_corrected(
        asked, ["accepted", "InvalidParameterException", "accepted", "FARGATE_SPOT"], PATCH
    )
