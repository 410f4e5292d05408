"""What a role with a narrow right may do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.session import Session

from .conftest import Emulators, Server, refused
from .processes import REGION

DENIED, ACCEPTED = "AccessDeniedException", "accepted"


@contextmanager
def allowed(server: Server, service: str, *statements: dict[str, Any]) -> Iterator[Any]:
    """A client with a role that has these rights and no others."""
    iam = server.client("iam")
    trust = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
    role = iam.create_role(RoleName="limited", AssumeRolePolicyDocument=document(trust))["Role"]["Arn"]
    rights = document(*({"Effect": "Allow"} | statement for statement in statements))
    iam.put_role_policy(RoleName="limited", PolicyName="rights", PolicyDocument=rights)
    keys = server.client("sts").assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    try:
        yield Session().create_client(
            service,
            region_name=REGION,
            endpoint_url=server.endpoint,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
        )
    finally:
        iam.delete_role_policy(RoleName="limited", PolicyName="rights")
        iam.delete_role(RoleName="limited")


def document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def arn(service: str, resource: str) -> str:
    return f"arn:aws:{service}:{REGION}:000000000000:{resource}"


@pytest.fixture(scope="module")
def cluster(emulators: Emulators) -> str:
    """A cluster with the services `sales` and `finance`."""
    for server in emulators:
        ecs = server.client("ecs")
        ecs.create_cluster(clusterName="apps")
        ecs.register_task_definition(family="app", containerDefinitions=[{"name": "app", "image": "none"}])
        for name in ("sales", "finance"):
            ecs.create_service(cluster="apps", serviceName=name, taskDefinition="app", desiredCount=1)
    return "apps"


def test_a_right_to_one_service_is_no_right_to_another(emulators: Emulators, cluster: str) -> None:
    def answers(server: Server) -> list[str]:
        rights = {
            "Action": ["ecs:UpdateService", "ecs:DescribeServices"],
            "Resource": arn("ecs", "service/apps/sales"),
        }
        with allowed(server, "ecs", rights) as ecs:
            return [
                refused(ecs.update_service, cluster=cluster, service="sales", desiredCount=1),
                refused(ecs.update_service, cluster=cluster, service="finance", desiredCount=1),
                refused(ecs.describe_services, cluster=arn("ecs", "cluster/apps"), services=["sales"]),
                refused(ecs.describe_services, cluster=cluster, services=["sales", "finance"]),
            ]

    emulators.assert_corrected(answers, [ACCEPTED, DENIED, ACCEPTED, DENIED], "judge_services_and_tasks")


def test_a_right_to_a_cluster_is_none_to_its_services(emulators: Emulators, cluster: str) -> None:
    def answer(server: Server) -> str:
        with allowed(server, "ecs", {"Action": "ecs:*", "Resource": arn("ecs", "cluster/apps")}) as ecs:
            return refused(ecs.update_service, cluster=cluster, service="sales", desiredCount=1)

    emulators.assert_corrected(answer, DENIED, "judge_services_and_tasks")


def test_tasks_are_listed_by_their_cluster_and_described_by_their_arn(
    emulators: Emulators, cluster: str
) -> None:
    def answers(server: Server) -> list[str]:
        here = {"ArnEquals": {"ecs:cluster": arn("ecs", "cluster/apps")}}
        listing = {"Action": "ecs:ListTasks", "Resource": "*", "Condition": here}
        describing = {"Action": "ecs:DescribeTasks", "Resource": arn("ecs", "task/apps/*")}
        with allowed(server, "ecs", listing, describing) as ecs:
            [task] = server.client("ecs").list_tasks(cluster=cluster, serviceName="sales")["taskArns"]
            return [
                refused(ecs.list_tasks, cluster=cluster, serviceName="sales"),
                refused(ecs.list_tasks, cluster="others"),
                refused(ecs.describe_tasks, cluster=cluster, tasks=[task]),
                refused(ecs.describe_tasks, cluster="others", tasks=[task.rpartition("/")[2]]),
                refused(ecs.stop_task, cluster=cluster, task=task),
                refused(ecs.describe_task_definition, taskDefinition=arn("ecs", "task-definition/app:1")),
            ]

    expected = [ACCEPTED, DENIED, ACCEPTED, DENIED, DENIED, DENIED]
    emulators.assert_corrected(answers, expected, "judge_services_and_tasks")


def test_a_right_to_one_rule_is_no_right_to_another(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        elb = server.client("elbv2")
        balancer = elb.create_load_balancer(Name="rules")["LoadBalancers"][0]["LoadBalancerArn"]
        page = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}]
        listener = elb.create_listener(
            LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=page
        )["Listeners"][0]["ListenerArn"]
        rules = [
            elb.create_rule(
                ListenerArn=listener,
                Priority=priority,
                Actions=page,
                Conditions=[{"Field": "path-pattern", "Values": [f"/{priority}"]}],
            )["Rules"][0]["RuleArn"]
            for priority in (1, 2)
        ]
        with allowed(server, "elbv2", {"Action": "elasticloadbalancing:*", "Resource": rules[0]}) as narrow:
            return [refused(narrow.modify_rule, RuleArn=rule, Actions=page) for rule in rules]

    emulators.assert_corrected(answers, [ACCEPTED, "AccessDenied"], "judge_listener_rules")


def test_a_login_action_takes_the_right_to_its_client(emulators: Emulators) -> None:
    pool = arn("cognito-idp", "userpool/eu-central-1_Example")

    def answers(server: Server) -> list[str]:
        elb = server.client("elbv2")
        balancer = elb.create_load_balancer(Name="logins")["LoadBalancers"][0]["LoadBalancerArn"]
        page = {"Type": "fixed-response", "Order": 2, "FixedResponseConfig": {"StatusCode": "200"}}
        config = {"UserPoolArn": pool, "UserPoolClientId": "client", "UserPoolDomain": "example"}
        login = {"Type": "authenticate-cognito", "Order": 1, "AuthenticateCognitoConfig": config}
        listener = {"LoadBalancerArn": balancer, "Protocol": "HTTPS", "Port": 443}
        made = elb.create_listener(**listener, DefaultActions=[page])["Listeners"][0]["ListenerArn"]
        rule = {"ListenerArn": made, "Conditions": [{"Field": "path-pattern", "Values": ["/"]}]}
        first = elb.create_rule(**rule, Priority=1, Actions=[page])["Rules"][0]["RuleArn"]
        rights = {"Action": "elasticloadbalancing:*", "Resource": "*"}
        client = {"Action": "cognito-idp:DescribeUserPoolClient", "Resource": pool}
        seen = []
        for priority, statements in ((2, [rights]), (3, [rights, client])):
            with allowed(server, "elbv2", *statements) as narrow:
                seen += [
                    refused(narrow.modify_rule, RuleArn=first, Actions=[page]),
                    refused(narrow.modify_rule, RuleArn=first, Actions=[login, page]),
                    refused(narrow.create_rule, **rule, Priority=priority, Actions=[login, page]),
                    refused(narrow.modify_listener, ListenerArn=made, DefaultActions=[login, page]),
                ]
        return seen

    expected = [ACCEPTED, *["AccessDenied"] * 3, *[ACCEPTED] * 4]
    emulators.assert_corrected(answers, expected, "ask_for_the_right_to_a_logins_client")


def test_a_right_to_repositories_is_one_to_those(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        for name in ("ours/image", "theirs/image"):
            server.client("ecr").create_repository(repositoryName=name)
        with allowed(
            server, "ecr", {"Action": "ecr:DescribeRepositories", "Resource": arn("ecr", "repository/ours/*")}
        ) as ecr:
            found = [
                refused(ecr.describe_repositories, repositoryNames=names)
                for names in (["ours/image"], ["ours/image", "theirs/image"])
            ]
        for name in ("ours/image", "theirs/image"):
            server.client("ecr").delete_repository(repositoryName=name)
        return found

    emulators.assert_corrected(answers, [ACCEPTED, DENIED], "judge_repositories")


def test_a_role_is_judged_with_its_path(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        iam = server.client("iam")
        trust = document({"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"})
        iam.create_role(RoleName="in-a-path", Path="/team/", AssumeRolePolicyDocument=trust)
        scopes = ("role/team/*", "role/in-a-path")
        found = []
        for scope in scopes:
            right = {"Action": "iam:GetRole", "Resource": f"arn:aws:iam::000000000000:{scope}"}
            with allowed(server, "iam", right) as theirs:
                found.append(refused(theirs.get_role, RoleName="in-a-path"))
        iam.delete_role(RoleName="in-a-path")
        return found

    emulators.assert_corrected(answers, [ACCEPTED, "AccessDenied"], "judge_roles_by_path")


def test_a_role_of_a_service_is_judged_by_its_service(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        right = {
            "Action": "iam:CreateServiceLinkedRole",
            "Resource": "arn:aws:iam::000000000000:role/aws-service-role/*",
            "Condition": {"StringEquals": {"iam:AWSServiceName": ["ecs.amazonaws.com"]}},
        }
        with allowed(server, "iam", right) as theirs:
            made = [
                refused(theirs.create_service_linked_role, AWSServiceName=f"{name}.amazonaws.com")
                for name in ("ecs", "spot")
            ]
        return made

    emulators.assert_corrected(answers, [ACCEPTED, "AccessDenied"], "judge_roles_by_path")


def test_a_right_to_a_project_is_one_to_its_builds(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        with allowed(
            server, "codebuild", {"Action": "codebuild:*", "Resource": arn("codebuild", "project/ours")}
        ) as codebuild:
            return [
                refused(codebuild.batch_get_builds, ids=ids)
                for ids in (["ours:1", "ours:2"], ["ours:1", "theirs:1"])
            ]

    emulators.assert_corrected(answers, [ACCEPTED, DENIED], "judge_builds")
