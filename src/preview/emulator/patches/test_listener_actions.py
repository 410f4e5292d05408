"""Login and weighted forward, through CloudFormation and through the API."""

import json
from typing import Any

import pytest

from .conftest import Emulators, Server, resource
from .test_network import balancer as balancer_in
from .test_network import network

LOGIN = {
    "UserPoolArn": "arn:aws:cognito-idp:eu-central-1:000000000000:userpool/eu-central-1_Example",
    "UserPoolClientId": "client",
    "UserPoolDomain": "example",
    "SessionCookieName": "gate-sales",
    "Scope": "openid email profile",
    "SessionTimeout": 36000,
    "OnUnauthenticatedRequest": "deny",
    "AuthenticationRequestExtraParams": {"lang": "ja"},
}
SHORT_LOGIN = {name: LOGIN[name] for name in ("UserPoolArn", "UserPoolClientId", "UserPoolDomain")}
SHORT_LOGIN_SHOWN = SHORT_LOGIN | {
    "SessionCookieName": "AWSELBAuthSessionCookie",
    "Scope": "openid",
    "SessionTimeout": 604800,
    "OnUnauthenticatedRequest": "authenticate",
}
STICKY = {"Enabled": True, "DurationSeconds": 1}
PATCH = "keep_action_configs"


def actions(login: dict[str, Any], wake: Any, app: Any, app_weight: int) -> list[dict[str, Any]]:
    groups = [
        {"TargetGroupArn": wake, "Weight": 1 - app_weight},
        {"TargetGroupArn": app, "Weight": app_weight},
    ]
    return [
        {"Type": "authenticate-cognito", "Order": 1, "AuthenticateCognitoConfig": login},
        {
            "Type": "forward",
            "Order": 2,
            "ForwardConfig": {"TargetGroups": groups, "TargetGroupStickinessConfig": STICKY},
        },
    ]


def template(app_weight: int) -> dict[str, Any]:
    elb = "ElasticLoadBalancingV2::"
    balancer, listener, groups = {"Ref": "Balancer"}, {"Ref": "Listener"}, ({"Ref": "Wake"}, {"Ref": "App"})
    # CloudFormation has the session time-out as text on a listener and as a number on a rule.
    default = actions(LOGIN | {"SessionTimeout": "36000"}, *groups, app_weight)
    conditions = [
        {"Field": "host-header", "HostHeaderConfig": {"Values": ["a.example.com", "b.example.com"]}},
        {"Field": "path-pattern", "Values": ["/_stcore/*", "/*/_stcore/*"]},
    ]
    rule = {"Priority": 7, "Conditions": conditions, "Actions": actions(SHORT_LOGIN, *groups, app_weight)}
    vpc = {"Ref": "Here"}
    return network() | {
        "Balancer": balancer_in("A", "B"),
        "Wake": resource(f"{elb}TargetGroup", Name="wake", VpcId=vpc),
        "App": resource(f"{elb}TargetGroup", Name="app", VpcId=vpc),
        "Listener": resource(f"{elb}Listener", LoadBalancerArn=balancer, Port=443, DefaultActions=default),
        "Rule": resource(f"{elb}ListenerRule", ListenerArn=listener, **rule),
    }


def listener(server: Server) -> dict[str, Any]:
    return server.client("elbv2").describe_listeners()["Listeners"][0]


def rule(server: Server) -> dict[str, Any]:
    rules = server.client("elbv2").describe_rules(ListenerArn=listener(server)["ListenerArn"])["Rules"]
    return next(rule for rule in rules if rule["Priority"] == "7")


def with_names(server: Server, shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The actions with the groups' names in the place of their generated ARNs."""
    text = json.dumps(shown)
    for group in server.client("elbv2").describe_target_groups()["TargetGroups"]:
        text = text.replace(group["TargetGroupArn"], group["TargetGroupName"])
    return json.loads(text)


def listener_actions(server: Server) -> list[dict[str, Any]]:
    return with_names(server, listener(server)["DefaultActions"])


def rule_actions(server: Server) -> list[dict[str, Any]]:
    return with_names(server, rule(server)["Actions"])


@pytest.fixture(scope="module", autouse=True)
def created(emulators: Emulators) -> None:
    for server in emulators:
        server.deploy("create", "actions", template(app_weight=0))


def test_created_by_cloudformation(emulators: Emulators) -> None:
    emulators.assert_corrected(listener_actions, actions(LOGIN, "wake", "app", 0), PATCH)
    emulators.assert_corrected(rule_actions, actions(SHORT_LOGIN_SHOWN, "wake", "app", 0), PATCH)


def test_conditions_with_several_values_need_no_patch(emulators: Emulators) -> None:
    for server in emulators:
        hosts, paths = rule(server)["Conditions"]
        assert hosts["Values"] == hosts["HostHeaderConfig"]["Values"] == ["a.example.com", "b.example.com"]
        assert paths["Values"] == paths["PathPatternConfig"]["Values"] == ["/_stcore/*", "/*/_stcore/*"]


def test_modified_by_the_api(emulators: Emulators) -> None:
    """What is described can be sent back with other weights: the one change made while running."""

    def modified(server: Server) -> list[dict[str, Any]]:
        found = rule(server)
        for group in found["Actions"][1].get("ForwardConfig", {}).get("TargetGroups", []):
            group["Weight"] = 1 - group["Weight"]
        server.client("elbv2").modify_rule(RuleArn=found["RuleArn"], Actions=found["Actions"])
        return rule_actions(server)

    emulators.assert_corrected(modified, actions(SHORT_LOGIN_SHOWN, "wake", "app", 1), PATCH)


def test_updated_by_cloudformation(emulators: Emulators) -> None:
    for server in emulators:
        server.deploy("update", "actions", template(app_weight=1))
    emulators.assert_corrected(listener_actions, actions(LOGIN, "wake", "app", 1), PATCH)
    emulators.assert_corrected(rule_actions, actions(SHORT_LOGIN_SHOWN, "wake", "app", 1), PATCH)


def test_created_by_the_api(emulators: Emulators) -> None:
    def created(server: Server) -> list[dict[str, Any]]:
        api, source = server.client("elbv2"), listener(server)
        made = api.create_listener(
            LoadBalancerArn=source["LoadBalancerArn"], Port=8443, DefaultActions=source["DefaultActions"]
        )["Listeners"][0]
        api.delete_listener(ListenerArn=made["ListenerArn"])
        return with_names(server, made["DefaultActions"])

    emulators.assert_corrected(created, actions(LOGIN, "wake", "app", 1), PATCH)


def test_single_group_is_shown_in_both_forms(emulators: Emulators) -> None:
    def shown(server: Server) -> list[dict[str, Any]]:
        api, group = server.client("elbv2"), server.client("elbv2").describe_target_groups(Names=["app"])
        forward = {"Type": "forward", "TargetGroupArn": group["TargetGroups"][0]["TargetGroupArn"]}
        api.modify_listener(ListenerArn=listener(server)["ListenerArn"], DefaultActions=[forward])
        return listener_actions(server)

    config = {
        "TargetGroups": [{"TargetGroupArn": "app", "Weight": 1}],
        "TargetGroupStickinessConfig": {"Enabled": False},
    }
    both = [{"Type": "forward", "Order": 1, "TargetGroupArn": "app", "ForwardConfig": config}]
    emulators.assert_corrected(shown, both, PATCH)


def test_fixed_response_may_be_html(emulators: Emulators) -> None:
    def shown(server: Server) -> str:
        response = {"StatusCode": "404", "ContentType": "text/html", "MessageBody": "<p>No & nobody</p>"}
        fixed = [{"Type": "fixed-response", "FixedResponseConfig": response}]
        try:
            server.client("elbv2").modify_listener(
                ListenerArn=listener(server)["ListenerArn"], DefaultActions=fixed
            )
            return listener_actions(server)[0]["FixedResponseConfig"]["MessageBody"]
        except Exception as error:
            return str(error)

    emulators.assert_corrected(shown, "<p>No & nobody</p>", "escape_message_bodies")
