"""Where access logs may go, and which buckets a stack may delete."""

import json
from typing import Any

import pytest

from .conftest import Emulators, Server, refused, resource
from .test_load_balancer import balancer, network

DENIED = "Access Denied for bucket: {}. Please check S3bucket permission"


def logging(bucket: Any) -> list[dict[str, Any]]:
    values = {"access_logs.s3.enabled": "true", "access_logs.s3.bucket": bucket}
    return [{"Key": key, "Value": value} for key, value in values.items()]


def logging_balancer(bucket: Any, **more: Any) -> dict[str, Any]:
    made = balancer("logging", 1)["Balancer"]
    made["Properties"]["LoadBalancerAttributes"] = logging(bucket)
    return {**network(1), "Balancer": made | more}


def policy(principal: str, path: str) -> dict[str, Any]:
    allowed = {
        "Effect": "Allow",
        "Principal": {"Service": principal},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::logs-of-lb/{path}",
    }
    return {"Version": "2012-10-17", "Statement": [allowed]}


OURS = ("logdelivery.elasticloadbalancing.amazonaws.com", "AWSLogs/000000000000/*")


@pytest.mark.parametrize(
    "written",
    [None, ("delivery.logs.amazonaws.com", OURS[1]), (OURS[0], "AWSLogs/111111111111/*")],
    ids=["no policy", "another service", "another account"],
)
def test_a_stack_gets_no_load_balancer_that_cannot_write(
    emulators: Emulators, written: tuple[str, str] | None
) -> None:
    def attempt(server: Server) -> str:
        s3 = server.client("s3")
        s3.create_bucket(
            Bucket="logs-of-lb", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
        )
        if written:
            s3.put_bucket_policy(Bucket="logs-of-lb", Policy=json.dumps(policy(*written)))
        said = server.attempt("create", "logging", logging_balancer("logs-of-lb"))
        server.delete("logging")
        s3.delete_bucket(Bucket="logs-of-lb")
        return said

    emulators.assert_corrected(attempt, DENIED.format("logs-of-lb"), "ask_buckets_for_access_logs")


def test_a_bucket_that_lets_it_write_is_taken_and_kept_while_it_holds_logs(emulators: Emulators) -> None:
    template = {
        "Bucket": resource("S3::Bucket", BucketName="logs-of-lb"),
        "Policy": resource("S3::BucketPolicy", Bucket={"Ref": "Bucket"}, PolicyDocument=policy(*OURS)),
        **logging_balancer({"Ref": "Bucket"}, DependsOn="Policy"),
    }

    def seen(server: Server) -> list[str]:
        said = [server.attempt("create", "kept", template)]
        objects = server.client("s3").list_objects_v2(Bucket="logs-of-lb").get("Contents", [])
        said += [each["Key"] for each in objects]
        said.append(server.delete("kept"))
        if said[-1] != "done":
            for each in objects:
                server.client("s3").delete_object(Bucket="logs-of-lb", Key=each["Key"])
            said.append(server.delete("kept"))
        return said

    test_file = "AWSLogs/000000000000/ELBAccessLogTestFile"
    expected = [
        "done",
        test_file,
        "The bucket you tried to delete is not empty (Service: S3, Status Code: 409)",
        "done",
    ]
    emulators.assert_corrected(seen, expected, "keep_buckets_that_hold_objects")


def test_the_api_asks_too(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str]:
        server.deploy("create", "network", network(1))
        elb = server.client("elbv2")
        subnets = [server.id_of("network", name) for name in ("Subnet1a", "Subnet1b")]
        [made] = elb.create_load_balancer(Name="asked", Subnets=subnets)["LoadBalancers"]
        arn = made["LoadBalancerArn"]
        idle = [{"Key": "idle_timeout.timeout_seconds", "Value": "70"}]
        said = [
            refused(elb.modify_load_balancer_attributes, LoadBalancerArn=arn, Attributes=attributes)
            for attributes in (logging("nowhere"), idle)
        ]
        elb.delete_load_balancer(LoadBalancerArn=arn)
        server.delete("network")
        return said

    expected = ["InvalidConfigurationRequest", "accepted"]
    emulators.assert_corrected(answers, expected, "ask_buckets_for_access_logs")
