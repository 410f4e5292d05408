"""Requests that AWS refuses, in the REST protocols: by what code, and what the message says."""

from typing import Any

import pytest

from ..conftest import Emulators
from .client import Seed, Seeds, answer, as_is, assert_refused, each_of, json_with, path, xml_with

RECORD = {"Name": "a.acme.com", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}
CHANGE = {
    "HostedZoneId": "Z1",
    "ChangeBatch": {"Changes": [{"Action": "UPSERT", "ResourceRecordSet": RECORD}]},
}
SCHEDULE = {
    "Name": "minute",
    "ScheduleExpression": "rate(1 minute)",
    "FlexibleTimeWindow": {"Mode": "OFF"},
    "Target": {
        "Arn": "arn:aws:lambda:eu-central-1:000000000000:function:f",
        "RoleArn": "arn:aws:iam::000000000000:role/r",
    },
}
VERSIONING = {"Bucket": "b", "VersioningConfiguration": {"Status": "Enabled"}}
LONG = "Member must have length less than or equal to"

SEEDS: Seeds = {
    ("lambda", "ValidationException"): [
        ("Invoke", {"FunctionName": "f", "InvocationType": "Later"}, as_is, "[Event, RequestResponse, "),
        ("GetFunction", {"FunctionName": "a b"}, as_is, "Value 'a b' at 'functionName' failed to satisfy"),
        ("ListFunctions", {"MaxItems": 0}, as_is, "Member must have value greater than or equal to 1"),
    ],
    ("lambda", "SerializationException"): [
        ("ListFunctions", {"MaxItems": "all"}, as_is, "integer expected at 'maxItems'"),
    ],
    ("scheduler", "ValidationException"): [
        ("CreateSchedule", SCHEDULE | {"FlexibleTimeWindow": {}}, as_is, "null at 'flexibleTimeWindow.mode'"),
        ("CreateSchedule", SCHEDULE, json_with(Names=[]), "'names' failed to satisfy constraint: Member is"),
        ("GetSchedule", {"Name": "a" * 65}, as_is, f"at 'name' failed to satisfy constraint: {LONG} 64"),
    ],
    ("scheduler", "SerializationException"): [
        ("CreateSchedule", SCHEDULE, json_with(State=True), "TRUE_VALUE can not be converted to a String"),
    ],
    ("sesv2", "BadRequestException"): [
        ("CreateEmailIdentity", {"EmailIdentity": ""}, as_is, "Value '' at 'emailIdentity'"),
    ],
    ("route53", "InvalidInput"): [
        ("GetHostedZone", {"Id": "Z" * 33}, as_is, f"at 'id' failed to satisfy constraint: {LONG} 32"),
        ("ChangeResourceRecordSets", CHANGE, xml_with(b"UPSERT", b"PUT"), "Value 'PUT' at 'changeBatch."),
        ("ChangeResourceRecordSets", CHANGE, xml_with(b">60<", b">minute<"), "long expected at 'change"),
        ("ChangeResourceRecordSets", CHANGE, xml_with(b"TTL>", b"Ttl>"), "Member is not known"),
    ],
    ("s3", "InvalidArgument"): [
        ("CreateBucket", {"Bucket": "b", "ACL": "everyone"}, as_is, "Value 'everyone' at 'aCL'"),
    ],
    ("s3", "MalformedXML"): [
        ("PutBucketVersioning", VERSIONING, xml_with(b"VersioningC", b"C"), "VersioningC"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("seed", each_of(SEEDS))
def test_is_refused_as_aws_does(emulators: Emulators, seed: Seed) -> None:
    assert_refused(emulators, seed)


@pytest.mark.parametrize(
    ("service", "operation", "params", "url_path"),
    [
        ("lambda", "ListFunctions", {}, "/2015-03-31/funktions/"),
        ("sesv2", "GetAccount", {}, "/v2/email/accounts"),
        ("route53", "GetHostedZone", {"Id": "Z1"}, "/2013-04-01/zone/Z1"),
    ],
)
def test_a_path_that_no_model_has_is_refused(
    emulators: Emulators, service: str, operation: str, params: dict[str, Any], url_path: str
) -> None:
    seen = answer(emulators.patched, service, operation, params, path(url_path))
    assert seen.startswith("UnknownOperationException: ")
    [violation] = emulators.patched.violations()
    assert violation["constraint"] == "The operation is in no model of AWS"
    assert url_path.rstrip("/") in violation["member"]


def test_objects_are_not_read(emulators: Emulators) -> None:
    """Whatever they are, and whatever they say that they are."""
    s3 = emulators.patched.client("s3")
    s3.create_bucket(Bucket="objects", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    for kind in ("application/xml", "application/json", "application/x-www-form-urlencoded"):
        s3.put_object(Bucket="objects", Key=f"a folder/{kind}", Body=b"Action=<no=&{", ContentType=kind)
        found = s3.get_object(Bucket="objects", Key=f"a folder/{kind}")
        assert found["Body"].read() == b"Action=<no=&{"
