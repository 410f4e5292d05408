"""What is in an account, as JSON: `inventory.py endpoint region`. Two tell what a deploy left behind."""

import json
import sys

from botocore.session import get_session

QUESTIONS = [
    ("acm", "list_certificates", "CertificateSummaryList"),
    ("cloudformation", "describe_stacks", "Stacks"),
    ("cloudwatch", "describe_alarms", "MetricAlarms"),
    ("cognito-idp", "list_user_pools", "UserPools", {"MaxResults": 60}),
    ("dynamodb", "list_tables", "TableNames"),
    ("ec2", "describe_internet_gateways", "InternetGateways"),
    ("ec2", "describe_route_tables", "RouteTables"),
    ("ec2", "describe_security_groups", "SecurityGroups"),
    ("ec2", "describe_subnets", "Subnets"),
    ("ec2", "describe_vpcs", "Vpcs"),
    ("ecr", "describe_repositories", "repositories"),
    ("ecs", "list_clusters", "clusterArns"),
    ("ecs", "list_task_definitions", "taskDefinitionArns"),
    ("elbv2", "describe_load_balancers", "LoadBalancers"),
    ("elbv2", "describe_target_groups", "TargetGroups"),
    ("events", "list_rules", "Rules"),
    ("iam", "list_policies", "Policies", {"Scope": "Local"}),
    ("iam", "list_roles", "Roles"),
    ("lambda", "list_functions", "Functions"),
    ("logs", "describe_log_groups", "logGroups"),
    ("route53", "list_hosted_zones", "HostedZones"),
    ("s3", "list_buckets", "Buckets"),
    ("scheduler", "list_schedules", "Schedules"),
    ("sns", "list_topics", "Topics"),
    ("sqs", "list_queues", "QueueUrls"),
]


def inventory(endpoint: str, region: str) -> dict[str, list]:
    session = get_session()
    session.set_credentials("test", "test")
    found = {}
    for service, operation, member, *parameters in QUESTIONS:
        client = session.create_client(service, region_name=region, endpoint_url=endpoint)
        answer = getattr(client, operation)(**(parameters[0] if parameters else {}))
        found[f"{service} {member}"] = answer.get(member, [])
    return found


if __name__ == "__main__":
    print(json.dumps(inventory(*sys.argv[1:]), default=str, sort_keys=True))
