"""Types that the template of an ordinary stack needs."""

from botocore.exceptions import ClientError

from .conftest import Emulators, Server, resource


def deploy(server: Server, name: str, **resources: dict) -> str:
    try:
        server.deploy("create", name, resources)
    except ClientError as error:
        return error.response["Error"]["Message"]
    return "created"


def test_listener_certificate(emulators: Emulators) -> None:
    certificate = resource(
        "ElasticLoadBalancingV2::ListenerCertificate",
        ListenerArn="arn:aws:elasticloadbalancing:eu-central-1:000000000000:listener/app/a/b/c",
        Certificates=[{"CertificateArn": "arn:aws:acm:eu-central-1:000000000000:certificate/d"}],
    )
    emulators.assert_corrected(
        lambda server: deploy(server, "certificate", Certificate=certificate),
        "created",
        "accept_listener_certificates",
    )


def test_container_secrets(emulators: Emulators) -> None:
    container = {
        "Name": "app",
        "Image": "example",
        "Command": ["python", "-m", "uvicorn"],
        "Environment": [{"Name": "STAGE", "Value": "local"}],
        "PortMappings": [{"ContainerPort": 8501}],
        "Secrets": [{"Name": "TOKEN", "ValueFrom": "arn:aws:ssm:eu-central-1:000000000000:parameter/token"}],
    }
    task = resource("ECS::TaskDefinition", Family="task", ContainerDefinitions=[container])

    def described(server: Server) -> dict:
        deploy(server, "task", Task=task)
        answer = server.client("ecs").describe_task_definition(taskDefinition="task")
        return answer["taskDefinition"]["containerDefinitions"][0]

    expected = {
        "name": "app",
        "image": "example",
        "command": ["python", "-m", "uvicorn"],
        "environment": [{"name": "STAGE", "value": "local"}],
        "portMappings": [{"containerPort": 8501}],
        "secrets": [{"name": "TOKEN", "valueFrom": "arn:aws:ssm:eu-central-1:000000000000:parameter/token"}],
    }
    emulators.assert_corrected(described, expected, "keep_container_secrets")
