"""The records that CloudFormation writes into a zone, and those that it refuses to."""

from typing import Any

from .conftest import Emulators, Server, resource

HOST = "sales.example.com"


def zone(server: Server, reference: str) -> str:
    made = server.client("route53").create_hosted_zone(Name="example.com", CallerReference=reference)
    return made["HostedZone"]["Id"].rpartition("/")[2]


def certificate(zone_id: str, host: str = HOST) -> dict[str, Any]:
    return resource(
        "CertificateManager::Certificate",
        DomainName=host,
        ValidationMethod="DNS",
        DomainValidationOptions=[{"DomainName": host, "HostedZoneId": zone_id}],
    )


def cnames(server: Server, zone_id: str) -> list[Any]:
    found = server.client("route53").list_resource_record_sets(HostedZoneId=zone_id)["ResourceRecordSets"]
    return [
        [record["Name"], record["TTL"], [one["Value"] for one in record["ResourceRecords"]]]
        for record in found
        if record["Type"] == "CNAME"
    ]


def test_a_certificate_writes_its_record_and_leaves_it(emulators: Emulators) -> None:
    def seen(server: Server) -> list[Any]:
        own = zone(server, "validation")
        server.deploy("create", "one", {"Certificate": certificate(own)})
        server.deploy("create", "another", {"Certificate": certificate(own)})
        arn = server.id_of("one", "Certificate")
        described = server.client("acm").describe_certificate(CertificateArn=arn)["Certificate"]
        record = described["DomainValidationOptions"][0]["ResourceRecord"]
        expected = [[record["Name"], 300, [record["Value"]]]]
        both = cnames(server, own) == expected
        gone = [server.delete("one"), server.delete("another")]
        return [both, *gone, cnames(server, own) == expected]

    emulators.assert_corrected(seen, [True, "done", "done", True], "write_validation_records")


def test_a_zone_that_does_not_exist(emulators: Emulators) -> None:
    def refused(server: Server) -> str:
        return server.attempt("create", "zoneless", {"Certificate": certificate("ZNONE")})

    emulators.assert_corrected(refused, "No hosted zone found with ID: ZNONE", "write_validation_records")


def test_a_certificate_without_a_zone_writes_nothing(emulators: Emulators) -> None:
    own = zone(emulators.patched, "unvalidated")
    template = {
        "Certificate": resource("CertificateManager::Certificate", DomainName=HOST, ValidationMethod="DNS")
    }
    emulators.patched.deploy("create", "unvalidated", template)
    assert cnames(emulators.patched, own) == []


def test_a_record_that_exists_is_refused_in_the_words_of_route_53(emulators: Emulators) -> None:
    def refused(server: Server) -> str:
        own = zone(server, "taken")
        record = resource(
            "Route53::RecordSet",
            HostedZoneId=own,
            Name=HOST,
            Type="A",
            TTL="60",
            ResourceRecords=["192.0.2.1"],
        )
        server.deploy("create", "first-record", {"Record": record})
        return server.attempt("create", "second-record", {"Record": record})

    words = (
        "[Tried to create resource record set [name='sales.example.com.', type='A'] but it already exists]"
    )
    emulators.assert_corrected(refused, words, "refuse_existing_records")
