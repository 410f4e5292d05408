"""Which subnets, security groups and VPCs a load balancer, a target group and a service accept."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource

PATCH = "ask_for_networks"


def subnet(vpc: str, block: int, zone: str) -> dict[str, Any]:
    return resource(
        "EC2::Subnet",
        VpcId={"Ref": vpc},
        CidrBlock=f"10.0.{block}.0/24",
        AvailabilityZone=f"eu-central-1{zone}",
    )


def network() -> dict[str, Any]:
    """Two VPCs: `A`, `B` and `AlsoA` are subnets of the one, `Elsewhere` and `Guard` of the other."""
    return {
        "Here": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
        "There": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
        "A": subnet("Here", 1, "a"),
        "B": subnet("Here", 2, "b"),
        "AlsoA": subnet("Here", 3, "a"),
        "Elsewhere": subnet("There", 4, "b"),
        "Guard": resource("EC2::SecurityGroup", GroupDescription="of the other VPC", VpcId={"Ref": "There"}),
    }


def named(name: str) -> Any:
    return name if name.startswith(("subnet-", "sg-", "vpc-")) else {"Ref": name}


def balancer(*subnets: str, groups: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return resource(
        "ElasticLoadBalancingV2::LoadBalancer",
        **more,
        Subnets=[named(each) for each in subnets],
        SecurityGroups=[named(each) for each in groups],
    )


def outcome_of(server: Server, template: dict[str, Any]) -> str:
    said = server.attempt("create", "network", template)
    server.delete("network")
    return said


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (balancer("A", "Elsewhere"), "All subnets must belong to the same VPC"),
        (balancer("A", "AlsoA"), "A load balancer cannot be attached to multiple subnets"),
        (balancer("A"), "At least two subnets in two different Availability Zones"),
        (balancer("A", "subnet-none"), "The subnet ID 'subnet-none' does not exist"),
        (balancer("A", "B", groups=("Guard",)), "The security group 'sg-"),
        (balancer("A", "B", groups=("sg-none",)), "The security group 'sg-none' does not exist"),
    ],
)
def test_a_load_balancer_is_in_two_zones_of_one_vpc(
    emulators: Emulators, given: dict[str, Any], expected: str
) -> None:
    def outcome(server: Server) -> str:
        return outcome_of(server, network() | {"Balancer": given})[: len(expected)]

    emulators.assert_corrected(outcome, expected, PATCH)


def service(subnets: list[str], group: str, vpc: str) -> dict[str, Any]:
    where = {"Subnets": [named(each) for each in subnets], "SecurityGroups": [named(group)]}
    target = {"ContainerName": "app", "ContainerPort": 8501, "TargetGroupArn": {"Ref": "Targets"}}
    return {
        "Own": resource("EC2::SecurityGroup", GroupDescription="of this VPC", VpcId={"Ref": "Here"}),
        "Targets": resource(
            "ElasticLoadBalancingV2::TargetGroup",
            TargetType="ip",
            Port=8501,
            Protocol="HTTP",
            VpcId=named(vpc),
        ),
        "Cluster": resource("ECS::Cluster", ClusterName="network"),
        "Task": resource(
            "ECS::TaskDefinition", Family="network", ContainerDefinitions=[{"Name": "app", "Image": "none"}]
        ),
        "Service": resource(
            "ECS::Service",
            Cluster={"Ref": "Cluster"},
            TaskDefinition={"Ref": "Task"},
            LoadBalancers=[target],
            NetworkConfiguration={"AwsvpcConfiguration": where},
        ),
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (service(["A", "B"], "Own", "Here"), "done"),
        (service(["A", "Elsewhere"], "Own", "Here"), "All subnets must belong to the same VPC"),
        (service(["Elsewhere"], "Own", "Here"), "The security group 'sg-"),
        (service(["A"], "Guard", "Here"), "The security group 'sg-"),
        (service(["A"], "Own", "There"), "The target group arn:aws:"),
        (service(["A"], "Own", "vpc-none"), "The VPC ID 'vpc-none' is not found"),
    ],
)
def test_a_service_its_groups_and_its_targets_are_in_one_vpc(
    emulators: Emulators, given: dict[str, Any], expected: str
) -> None:
    def outcome(server: Server) -> str:
        return outcome_of(server, network() | given)[: len(expected)]

    if expected == "done":
        assert [outcome(server) for server in emulators] == ["done", "done"]
    else:
        emulators.assert_corrected(outcome, expected, PATCH)
