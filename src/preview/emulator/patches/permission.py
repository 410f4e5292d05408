"""IAM: of what a request is judged."""

import json
import re

from ministack.core import iam_actions, iam_evaluator
from ministack.services import dynamodb, iam

from .wrapping import wrap

# Action → kind of resource, and the member of the request that names one or several.
_NAMED = {
    "DescribeServices": ("service", "services"),
    "UpdateService": ("service", "service"),
    "DescribeTasks": ("task", "tasks"),
    "StopTask": ("task", "task"),
}

_EQUALS = re.compile(r"([#\w]+)\s*=\s*(:\w+)")
_IN_CLUSTER = re.compile(r"(arn:aws:ecs:.*):(?:service|task|container-instance)/([^/]+)/.+")


def judge_services_and_tasks() -> None:
    """Upstream judges requests of ECS by their cluster: a right to a service is none, to a cluster it is all.

    Seen in iam_actions.extract_resource_arn. On AWS the services and tasks count, for a list of tasks the
    container instances, and `ecs:cluster` says where they are:
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
    """
    wrap(iam_actions, "extract_resource_arn", _in_cluster)
    wrap(iam_evaluator, "enforce", _enforce_each)


def judge_listener_rules() -> None:
    """Upstream judges a change of a listener's rule as one of everything: a right to one rule is none.

    Seen in iam_actions.extract_resource_arn, which looks for other ARNs. On AWS it is the rule's:
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
    """
    wrap(iam_actions, "extract_resource_arn", _rule)


def judge_repositories() -> None:
    """Upstream judges a description of ECR repositories as one of everything: a right to them is none.

    Seen in iam_actions.extract_resource_arn, which looks for one name. On AWS each repository counts:
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
    """
    wrap(iam_actions, "extract_resource_arn", _repositories)


def judge_builds() -> None:
    """Upstream judges requests about CodeBuild's builds as ones of everything: a right to a project is none.

    Seen in iam_actions.extract_resource_arn. On AWS a build's project counts, whose name its id begins with:
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodebuild.html
    """
    wrap(iam_actions, "extract_resource_arn", _projects)


def judge_roles_by_path() -> None:
    """Upstream judges a request about a role by its name alone: a right to `role/aws-service-role/*` is none.

    Seen in iam_actions.extract_resource_arn. The ARN of a role has its path, and a service's own role is made
    by its service:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
    https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html
    """
    wrap(iam_actions, "extract_resource_arn", _with_path)


def know_leading_keys() -> None:
    """Upstream knows no `dynamodb:LeadingKeys`: a right to some of a table's items is one to all of them.

    Seen in iam_actions.dynamodb_service_context. On AWS they are the items' partition keys:
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    Queries in the words of before 2014 are left out.
    """
    wrap(iam_actions, "dynamodb_service_context", _with_leading_keys)


def _in_cluster(original, service, method, path, headers, body, params, region, account):
    """Several ARNs are separated by spaces, which none has inside."""
    action = iam_actions._action_from_target(headers)
    found = original(service, method, path, headers, body, params, region, account)
    if service != "ecs" or action not in (*_NAMED, "ListTasks"):
        return found
    request = json.loads(body or b"{}")
    prefix, cluster = f"arn:aws:ecs:{region}:{account}", request.get("cluster", "default").rpartition("/")[2]
    if action == "ListTasks":
        return f"{prefix}:container-instance/{cluster}/*"
    kind, member = _NAMED[action]
    named = request.get(member, [])
    names = named if isinstance(named, list) else [named]
    return " ".join(f"{prefix}:{kind}/{cluster}/{name.rpartition('/')[2]}" for name in names) or "*"


def _enforce_each(original, key, action, service, region, resource_arn="*", service_context=None):
    for arn in resource_arn.split() if service in ("ecs", "ecr", "codebuild") else [resource_arn]:
        match = _IN_CLUSTER.fullmatch(arn)
        where = {"ecs:cluster": f"{match[1]}:cluster/{match[2]}"} if match else {}
        if action == "iam:CreateServiceLinkedRole" and "/aws-service-role/" in arn:
            where = {"iam:AWSServiceName": arn.split("/")[2]}
        refusal = original(key, action, service, region, arn, (service_context or {}) | where)
        if refusal:
            return refusal
    return None


def _rule(original, service, method, path, headers, body, params, *place):
    rule = service == "elasticloadbalancing" and iam_actions._query_param(params, "RuleArn")
    return rule or original(service, method, path, headers, body, params, *place)


def _repositories(original, service, method, path, headers, body, params, region, account):
    names = json.loads(body or b"{}").get("repositoryNames", []) if service == "ecr" else []
    arns = [f"arn:aws:ecr:{region}:{account}:repository/{name}" for name in names]
    return " ".join(arns) or original(service, method, path, headers, body, params, region, account)


def _projects(original, service, method, path, headers, body, params, region, account):
    request = json.loads(body or b"{}") if service == "codebuild" else {}
    builds = request.get("ids", [request["id"]] if "id" in request else [])
    names = dict.fromkeys(build.partition(":")[0] for build in builds)
    arns = [f"arn:aws:codebuild:{region}:{account}:project/{name}" for name in names]
    return " ".join(arns) or original(service, method, path, headers, body, params, region, account)


def _with_path(original, service, method, path, headers, body, params, region, account):
    name, linked = (
        service == "iam" and iam_actions._query_param(params, member)
        for member in ("RoleName", "AWSServiceName")
    )
    if linked:
        return f"arn:aws:iam::{account}:role/aws-service-role/{linked}/AWSServiceRole"
    role = iam._roles.get(name) if name else None
    return role["Arn"] if role else original(service, method, path, headers, body, params, region, account)


def _with_leading_keys(original, body):
    request = json.loads(body or b"{}")
    writes = [write for item in request.get("TransactItems", []) for write in item.values()]
    parts = [
        (request.get("TableName"), request),
        *request.get("RequestItems", {}).items(),
        *((write.get("TableName"), write) for write in writes),
    ]
    keys = [
        value
        for table, part in parts
        for item in _items(part)
        for value in item.get(_partition_key(table), {}).values()
    ] + _queried(request)
    return original(body) | ({"dynamodb:LeadingKeys": keys} if keys else {})


def _items(part):
    """The items or keys in a request, in the batch of a table, or in one request of a batch."""
    if isinstance(part, list):
        return [item for write in part for request in write.values() for item in _items(request)]
    return [part[member] for member in ("Item", "Key") if member in part] + part.get("Keys", [])


def _queried(request):
    """What a query's partition key must equal."""
    names, values = (request.get(f"ExpressionAttribute{kind}", {}) for kind in ("Names", "Values"))
    key = _partition_key(request.get("TableName"))
    return [
        value
        for name, placeholder in _EQUALS.findall(request.get("KeyConditionExpression", ""))
        if names.get(name, name) == key
        for value in values.get(placeholder, {}).values()
    ]


def _partition_key(table):
    return dynamodb._tables.get((table or "").rpartition("/")[2], {}).get("pk_name")
