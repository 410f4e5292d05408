"""CloudFormation: on what a handler of a resource acts, and the condition keys of its requests."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import ec2

# Type → the service and the resource part of its ARN, and the property with its name.
_OWN = {
    "AWS::CertificateManager::Certificate": ("acm", "certificate/{}", None),
    "AWS::CloudWatch::Alarm": ("cloudwatch", "alarm:{}", "AlarmName"),
    "AWS::CodeBuild::Project": ("codebuild", "project/{}", "Name"),
    "AWS::Cognito::UserPool": ("cognito-idp", "userpool/{}", None),
    "AWS::DynamoDB::Table": ("dynamodb", "table/{}", "TableName"),
    "AWS::EC2::InternetGateway": ("ec2", "internet-gateway/{}", None),
    "AWS::EC2::RouteTable": ("ec2", "route-table/{}", None),
    "AWS::EC2::SecurityGroup": ("ec2", "security-group/{}", None),
    "AWS::EC2::Subnet": ("ec2", "subnet/{}", None),
    "AWS::EC2::VPC": ("ec2", "vpc/{}", None),
    "AWS::ECR::Repository": ("ecr", "repository/{}", "RepositoryName"),
    "AWS::ECS::Cluster": ("ecs", "cluster/{}", "ClusterName"),
    "AWS::ECS::TaskDefinition": ("ecs", "task-definition/{}:1", "Family"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": ("elasticloadbalancing", "loadbalancer/app/{}/0", "Name"),
    "AWS::ElasticLoadBalancingV2::TargetGroup": ("elasticloadbalancing", "targetgroup/{}/0", "Name"),
    "AWS::Lambda::Function": ("lambda", "function:{}", "FunctionName"),
    "AWS::Logs::LogGroup": ("logs", "log-group:{}", "LogGroupName"),
    "AWS::SNS::Topic": ("sns", "{}", "TopicName"),
    "AWS::SQS::Queue": ("sqs", "{}", "QueueName"),
    "AWS::Scheduler::Schedule": ("scheduler", "schedule/default/{}", "Name"),
    "AWS::SecretsManager::Secret": ("secretsmanager", "secret:{}-000000", "Name"),
}

# Property → the service and the resource part of what it names.
_NAMED = {
    "Bucket": ("s3", "{}"),
    "Cluster": ("ecs", "cluster/{}"),
    "FunctionName": ("lambda", "function:{}"),
    "GatewayId": ("ec2", "internet-gateway/{}"),
    "HostedZoneId": ("route53", "hostedzone/{}"),
    "InternetGatewayId": ("ec2", "internet-gateway/{}"),
    "LogGroupName": ("logs", "log-group:{}"),
    "RouteTableId": ("ec2", "route-table/{}"),
    "SecurityGroups": ("ec2", "security-group/{}"),
    "SubnetId": ("ec2", "subnet/{}"),
    "Subnets": ("ec2", "subnet/{}"),
    "UserPoolId": ("cognito-idp", "userpool/{}"),
    "VpcId": ("ec2", "vpc/{}"),
}

# The service that gets the role of a resource, and the one whose own role is made with it.
_PASSED_TO = {
    "AWS::CodeBuild::Project": "codebuild",
    "AWS::Cognito::UserPool": "cognito-idp",
    "AWS::ECS::TaskDefinition": "ecs-tasks",
    "AWS::Lambda::Function": "lambda",
    "AWS::Scheduler::Schedule": "scheduler",
}
_LINKED_TO = {
    "AWS::Cognito::UserPool": "email.cognito-idp",
    "AWS::ECS::Cluster": "ecs",
    "AWS::ECS::Service": "ecs",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "elasticloadbalancing",
    "AWS::ElasticLoadBalancingV2::TargetGroup": "elasticloadbalancing",
}


def arns_of(kind: str, properties: dict, physical_id: str, stack: str, logical_id: str) -> list[str]:
    """The resource itself, before it has an id by the name it will get, and whatever its properties name."""
    own = _own(kind, properties, physical_id, f"{stack}-{logical_id}-000000000000")
    networks = {ec2._subnets.get(subnet, {}).get("VpcId") for subnet in properties.get("Subnets", [])}
    return [*own, *_named(properties), *(_arn("ec2", f"vpc/{network}") for network in networks if network)]


def requests_of(kind: str, action: str, properties: dict) -> list[tuple[str | None, dict]]:
    """The requests of one action: on which ARN, where the action says, and their condition keys."""
    if action == "iam:PassRole":
        return [(None, {"iam:PassedToService": f"{_PASSED_TO.get(kind)}.amazonaws.com"})]
    if action == "iam:CreateServiceLinkedRole":
        service = f"{_LINKED_TO[kind]}.amazonaws.com"
        return [(_arn("iam", f"role/aws-service-role/{service}/*"), {"iam:AWSServiceName": service})]
    if action in ("iam:AttachRolePolicy", "iam:DetachRolePolicy"):
        return [(None, {"iam:PolicyARN": arn}) for arn in properties.get("ManagedPolicyArns", [])]
    if kind == "AWS::ECS::Service":
        return [(None, {"ecs:cluster": _arn("ecs", f"cluster/{_last(properties['Cluster'])}")})]
    return [(None, {})]


def _own(kind, properties, physical_id, generated):
    if physical_id.startswith("arn:"):
        return [physical_id]
    if kind == "AWS::IAM::Role":
        return [_arn("iam", f"role/{physical_id or properties.get('RoleName', generated)}")]
    if kind == "AWS::S3::Bucket":
        return [_arn("s3", physical_id or properties.get("BucketName", generated.lower()))]
    if kind == "AWS::ECS::Service":
        name = properties.get("ServiceName", generated)
        return [_arn("ecs", f"service/{_last(properties['Cluster'])}/{name}")]
    if kind == "AWS::ElasticLoadBalancingV2::Listener":
        return [properties["LoadBalancerArn"].replace(":loadbalancer/", ":listener/") + "/0"]
    if kind == "AWS::ElasticLoadBalancingV2::ListenerRule":
        return [properties["ListenerArn"].replace(":listener/", ":listener-rule/") + "/0"]
    if kind not in _OWN:
        return []
    service, resource, member = _OWN[kind]
    # The name of a queue is the end of its URL, and that of a log group begins with a slash.
    name = _last(physical_id) if kind == "AWS::SQS::Queue" else physical_id
    return [_arn(service, resource.format(name or properties.get(member, generated)))]


def _named(value, member=None):
    """Policies name what others may do, and not what the handler acts on."""
    if isinstance(value, dict):
        code = [_arn("s3", f"{value['S3Bucket']}/{value['S3Key']}")] if "S3Bucket" in value else []
        parts = [(name, part) for name, part in value.items() if not name.endswith("PolicyDocument")]
        return code + [arn for name, part in parts for arn in _named(part, name)]
    if isinstance(value, list):
        return [arn for part in value for arn in _named(part, member)]
    if not isinstance(value, str):
        return []
    if value.startswith("arn:"):
        return [value]
    return [_arn(_NAMED[member][0], _NAMED[member][1].format(value))] if member in _NAMED else []


def _arn(service, resource):
    place = {"s3": ":", "iam": f":{get_account_id()}", "route53": ":"}.get(
        service, f"{get_region()}:{get_account_id()}"
    )
    return f"arn:aws:{service}:{place}:{resource}"


def _last(name):
    return name.rpartition("/")[2]
