"""Targets that a template declares, and those that a running task registers."""

from collections.abc import Callable
from typing import Any

from .conftest import Emulators, Server, function, resource

FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:"


def template(name: str, port: int) -> dict[str, Any]:
    kind = "ElasticLoadBalancingV2::TargetGroup"
    return {
        "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
        "Function": resource(kind, Name="function", TargetType="lambda", Targets=[{"Id": FUNCTION + name}]),
        "Address": resource(
            kind,
            Name="address",
            TargetType="ip",
            VpcId={"Ref": "Vpc"},
            Targets=[{"Id": "10.0.0.7", "Port": port}],
        ),
    }


def group(server: Server, name: str) -> str:
    found = server.client("elbv2").describe_target_groups(Names=[name])
    return found["TargetGroups"][0]["TargetGroupArn"]


def targets(name: str) -> Callable[[Server], list[tuple[str, int]]]:
    def registered(server: Server) -> list[tuple[str, int]]:
        health = server.client("elbv2").describe_target_health(TargetGroupArn=group(server, name))
        found = [description["Target"] for description in health["TargetHealthDescriptions"]]
        return sorted((target["Id"].removeprefix(FUNCTION), target["Port"]) for target in found)

    return registered


def test_declared_targets_follow_the_template(emulators: Emulators) -> None:
    for server in emulators:
        for name in ("target", "target-2"):
            function(server, name, "exports.handler = async () => 1;")
            server.client("lambda").add_permission(
                FunctionName=name,
                StatementId="balancer",
                Action="lambda:InvokeFunction",
                Principal="elasticloadbalancing.amazonaws.com",
            )
        server.deploy("create", "targets", template("target", 8501))
    # ministack invents port 80 for a Lambda; AWS has none
    emulators.assert_corrected(targets("function"), [("target", 80)], "register_declared_targets")
    emulators.assert_corrected(targets("address"), [("10.0.0.7", 8501)], "register_declared_targets")

    for server in emulators:
        task = [{"Id": "10.0.0.9", "Port": 8501}]
        server.client("elbv2").register_targets(TargetGroupArn=group(server, "address"), Targets=task)
        server.deploy("update", "targets", template("target-2", 8502))
    emulators.assert_corrected(targets("function"), [("target-2", 80)], "register_declared_targets")
    kept = [("10.0.0.7", 8502), ("10.0.0.9", 8501)]
    emulators.assert_corrected(targets("address"), kept, "register_declared_targets")


def test_two_ports_of_one_address_are_two_targets(emulators: Emulators) -> None:
    for server in emulators:
        api = server.client("elbv2")
        arn = api.create_target_group(Name="tasks", TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
        tasks = [{"Id": "127.0.0.1", "Port": port} for port in (8601, 8602, 8603)]
        api.register_targets(TargetGroupArn=arn, Targets=tasks[:2])
        api.register_targets(TargetGroupArn=arn, Targets=tasks)
        api.deregister_targets(TargetGroupArn=arn, Targets=tasks[:1])
    staying = [("127.0.0.1", 8602), ("127.0.0.1", 8603)]
    emulators.assert_corrected(targets("tasks"), staying, "tell_targets_apart_by_port")
