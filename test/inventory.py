"""What is in an account, as JSON: `inventory.py endpoint region`. Two tell what a deploy left behind."""

import json
import sys
from functools import cache
from typing import Any

from botocore.exceptions import ClientError
from botocore.session import get_session

QUESTIONS = [
    ("acm", "list_certificates", "CertificateSummaryList"),
    ("cloudformation", "describe_stacks", "Stacks"),
    ("cloudwatch", "describe_alarms", "MetricAlarms"),
    ("codebuild", "list_builds", "ids"),  # also those whose project is gone
    ("codebuild", "list_projects", "projects"),
    ("cognito-idp", "list_user_pools", "UserPools", {"MaxResults": 60}),
    ("dynamodb", "list_tables", "TableNames"),
    ("ec2", "describe_internet_gateways", "InternetGateways"),
    ("ec2", "describe_network_acls", "NetworkAcls"),
    ("ec2", "describe_network_interfaces", "NetworkInterfaces"),
    ("ec2", "describe_route_tables", "RouteTables"),
    ("ec2", "describe_security_groups", "SecurityGroups"),
    ("ec2", "describe_subnets", "Subnets"),
    ("ec2", "describe_vpcs", "Vpcs"),
    ("ecr", "describe_repositories", "repositories"),
    ("ecs", "list_clusters", "clusterArns"),
    ("ecs", "list_task_definitions", "taskDefinitionArns"),
    ("elbv2", "describe_listeners", "Listeners"),  # without a load balancer: also those that lost theirs
    ("elbv2", "describe_load_balancers", "LoadBalancers"),
    ("elbv2", "describe_rules", "Rules"),
    ("elbv2", "describe_target_groups", "TargetGroups"),
    ("events", "list_rules", "Rules"),
    ("iam", "list_policies", "Policies", {"Scope": "Local"}),
    ("iam", "list_roles", "Roles"),
    ("lambda", "list_event_source_mappings", "EventSourceMappings"),
    ("lambda", "list_functions", "Functions"),
    ("logs", "describe_log_groups", "logGroups"),
    ("logs", "describe_metric_filters", "metricFilters"),
    ("route53", "list_hosted_zones", "HostedZones"),
    ("s3", "list_buckets", "Buckets"),
    ("scheduler", "list_schedules", "Schedules"),
    ("secretsmanager", "list_secrets", "SecretList", {"IncludePlannedDeletion": True}),
    ("sns", "list_subscriptions", "Subscriptions"),
    ("sns", "list_topics", "Topics"),
    ("sqs", "list_queues", "QueueUrls"),
    ("ssm", "describe_parameters", "Parameters"),
]

#: What belongs to something found above, with the parameters that name the owner: "" is the owner itself.
PARTS = [
    ("cognito-idp UserPools", "describe_user_pool", "UserPool", {"UserPoolId": "Id"}),  # says its domains
    ("cognito-idp UserPools", "list_groups", "Groups", {"UserPoolId": "Id"}),
    ("cognito-idp UserPools", "list_user_pool_clients", "UserPoolClients", {"UserPoolId": "Id"}),
    (
        "cognito-idp UserPoolClients",
        "describe_managed_login_branding_by_client",
        "ManagedLoginBranding",
        {"UserPoolId": "UserPoolId", "ClientId": "ClientId"},
    ),
    ("ecr repositories", "list_images", "imageIds", {"repositoryName": "repositoryName"}),
    ("ecs clusterArns", "list_services", "serviceArns", {"cluster": ""}),
    ("elbv2 Listeners", "describe_listener_certificates", "Certificates", {"ListenerArn": "ListenerArn"}),
    (
        "elbv2 TargetGroups",
        "describe_target_health",
        "TargetHealthDescriptions",
        {"TargetGroupArn": "TargetGroupArn"},
    ),
    ("iam Roles", "list_attached_role_policies", "AttachedPolicies", {"RoleName": "RoleName"}),
    ("iam Roles", "list_role_policies", "PolicyNames", {"RoleName": "RoleName"}),
    ("route53 HostedZones", "list_resource_record_sets", "ResourceRecordSets", {"HostedZoneId": "Id"}),
]


def inventory(endpoint: str, region: str) -> dict[str, list]:
    session = get_session()

    @cache
    def client(service: str) -> Any:
        return session.create_client(service, region_name=region, endpoint_url=endpoint)

    def ask(service: str, operation: str, member: str, parameters: dict[str, Any]) -> list:
        answer = getattr(client(service), operation)(**parameters).get(member, [])
        return answer if isinstance(answer, list) else [answer]

    found = {}
    for service, operation, member, *parameters in QUESTIONS:
        found[f"{service} {member}"] = ask(service, operation, member, parameters[0] if parameters else {})
    for owners, operation, member, named in PARTS:
        service = owners.partition(" ")[0]
        parts = found[f"{service} {member}"] = []
        for owner in found[owners]:
            parameters = {name: owner[key] if key else owner for name, key in named.items()}
            try:
                parts += ask(service, operation, member, parameters)
            except ClientError as error:  # a client without a style is answered with an error
                if error.response["Error"]["Code"] != "ResourceNotFoundException":
                    raise
    return found


if __name__ == "__main__":
    print(json.dumps(inventory(*sys.argv[1:]), default=str, sort_keys=True))
