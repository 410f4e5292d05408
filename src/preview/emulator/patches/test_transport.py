"""Policies that deny whatever does not come by TLS."""

import json

from .conftest import Emulators, Server, refused
from .test_stack_permission import deployer


def test_a_bucket_for_tls_only_takes_a_request(emulators: Emulators) -> None:
    def read(server: Server) -> str:
        s3 = server.client("s3")
        s3.create_bucket(Bucket="tls-only", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        deny = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": ["arn:aws:s3:::tls-only", "arn:aws:s3:::tls-only/*"],
            "Condition": {"Bool": {"aws:SecureTransport": False}},
        }
        s3.put_bucket_policy(
            Bucket="tls-only", Policy=json.dumps({"Version": "2012-10-17", "Statement": [deny]})
        )
        with deployer(server, {"Action": "s3:*", "Resource": "*"}) as theirs:
            answer = refused(theirs.client("s3").list_objects_v2, Bucket="tls-only")
        s3.delete_bucket_policy(Bucket="tls-only")
        s3.delete_bucket(Bucket="tls-only")
        return answer

    emulators.assert_corrected(read, "accepted", "count_loopback_as_tls")
