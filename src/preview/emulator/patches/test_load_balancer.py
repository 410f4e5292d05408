"""Where a load balancer is, and what belongs to it alone."""

from typing import Any

import pytest

from .conftest import Emulators, Server, refused, resource

KIND = "ElasticLoadBalancingV2"


def network(number: int) -> dict[str, Any]:
    return {
        f"Vpc{number}": resource("EC2::VPC", CidrBlock=f"10.{number}.0.0/16"),
    } | {
        f"Subnet{number}{zone}": resource(
            "EC2::Subnet",
            VpcId={"Ref": f"Vpc{number}"},
            CidrBlock=f"10.{number}.{block}.0/24",
            AvailabilityZone=f"eu-central-1{zone}",
        )
        for block, zone in enumerate("ab")
    }


def balancer(name: str, number: int) -> dict[str, Any]:
    subnets = [{"Ref": f"Subnet{number}{zone}"} for zone in "ab"]
    return {"Balancer": resource(f"{KIND}::LoadBalancer", Name=name, Subnets=subnets)}


def test_network_of_a_load_balancer(emulators: Emulators) -> None:
    def moved(server: Server) -> list[Any]:
        networks, seen, operation = network(1) | network(2), [], "create"
        for name, number in (("one", 1), ("one", 2), ("two", 2)):
            result = server.attempt(operation, "moving", networks | balancer(name, number))
            balancers = server.client("elbv2").describe_load_balancers()["LoadBalancers"]
            [found] = [each for each in balancers if each["LoadBalancerName"] in ("one", "two")]
            vpcs = {server.id_of("moving", f"Vpc{known}"): known for known in (1, 2)}
            seen.append((result.partition(" ")[0], found["LoadBalancerName"], vpcs.get(found["VpcId"])))
            operation = "update"
        return [*seen, server.delete("moving")]

    # "The subnets are in …": refused, and put back
    expected = [("done", "one", 1), ("The", "one", 1), ("done", "two", 2), "done"]
    emulators.assert_corrected(moved, expected, "keep_load_balancers_in_their_network")


def test_a_protected_load_balancer_stays(emulators: Emulators) -> None:
    def seen(server: Server) -> list[str]:
        elb = server.client("elbv2")
        server.deploy("create", "protected", network(1) | balancer("protected", 1))
        arn = server.id_of("protected", "Balancer")

        def protect(value: str) -> None:
            attributes = [{"Key": "deletion_protection.enabled", "Value": value}]
            elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=attributes)

        protect("true")
        said = [refused(elb.delete_load_balancer, LoadBalancerArn=arn), server.delete("protected")]
        if said[-1] != "done":
            protect("false")
            said.append(server.delete("protected"))
        return [each.replace(arn, "it") for each in said]

    kept = "Load balancer 'it' cannot be deleted because deletion protection is enabled"
    emulators.assert_corrected(seen, ["OperationNotPermitted", kept, "done"], "hold_protected_load_balancers")


def forwarding(name: str, group: str, forward: str) -> dict[str, Any]:
    """A load balancer and its listener; `forward` is what of them forwards to the group."""
    to_group = {"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": {"Ref": "Group"}}]}}
    none = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
    listener = resource(
        f"{KIND}::Listener",
        LoadBalancerArn={"Ref": "Balancer"},
        Port=80,
        Protocol="HTTP",
        DefaultActions=[to_group if forward == "listener" else none],
    )
    rule = resource(
        f"{KIND}::ListenerRule",
        ListenerArn={"Ref": "Listener"},
        Priority=1,
        Conditions=[{"Field": "path-pattern", "Values": ["/"]}],
        Actions=[to_group],
    )
    return (
        network(1)
        | balancer(name, 1)
        | {
            "Group": resource(f"{KIND}::TargetGroup", Name=group, TargetType="lambda"),
            "Listener": listener,
        }
        | ({"Rule": rule} if forward == "rule" else {})
    )


@pytest.mark.parametrize("forward", ["listener", "rule"])
def test_target_group_has_one_load_balancer(emulators: Emulators, forward: str) -> None:
    def replaced(server: Server) -> list[Any]:
        """The load balancer alone, then its target group with it."""
        seen, operation = [], "create"
        for name, group in (("one", "g1"), ("two", "g1"), ("two", "g2")):
            result = server.attempt(operation, "group", forwarding(name, group, forward))
            groups = server.client("elbv2").describe_target_groups()["TargetGroups"]
            owners = [(each["TargetGroupName"], *names(each["LoadBalancerArns"])) for each in groups]
            owners = [owner for owner in owners if owner[0] in ("g1", "g2")]
            seen.append((result.partition(" ")[0], owners))
            operation = "update"
        return [*seen, server.delete("group")]

    # "The target group … cannot be associated with more than one load balancer"
    expected = [("done", [("g1", "one")]), ("The", [("g1", "one")]), ("done", [("g2", "two")]), "done"]
    emulators.assert_corrected(replaced, expected, "keep_target_groups_to_one_load_balancer")


def names(arns: list[str]) -> list[str]:
    return [arn.split("/")[2] for arn in arns]
