"""Which certificates a listener and a login domain accept."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource
from .processes import REGION
from .test_network import balancer, network

NOBODYS = f"arn:aws:acm:{REGION}:000000000000:certificate/00000000-0000-0000-0000-000000000000"
LISTENER = "ask_for_certificates_of_listeners"
DOMAIN = "ask_for_certificates_of_login_domains"


def listener(arn: Any) -> dict[str, Any]:
    page = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
    return resource(
        "ElasticLoadBalancingV2::Listener",
        LoadBalancerArn={"Ref": "Balancer"},
        Port=443,
        Protocol="HTTPS",
        Certificates=[{"CertificateArn": arn}],
        DefaultActions=[page],
    )


def more(arn: Any) -> dict[str, Any]:
    return resource(
        "ElasticLoadBalancingV2::ListenerCertificate",
        ListenerArn={"Ref": "Listener"},
        Certificates=[{"CertificateArn": arn}],
    )


CERTIFICATE = resource("CertificateManager::Certificate", DomainName="apps.example.com")
OURS = {"Ref": "Certificate"}


def test_a_listener_takes_a_certificate_that_exists(emulators: Emulators) -> None:
    def outcome(server: Server) -> str:
        template = network() | {"Balancer": balancer("A", "B"), "Listener": listener(NOBODYS)}
        said = server.attempt("create", "listener", template)
        server.delete("listener")
        return said

    emulators.assert_corrected(outcome, f"Certificate '{NOBODYS}' not found", LISTENER)


def test_so_does_each_of_its_other_certificates(emulators: Emulators) -> None:
    def template(other: Any) -> dict[str, Any]:
        served = {"Certificate": CERTIFICATE, "Balancer": balancer("A", "B"), "Listener": listener(OURS)}
        return network() | served | {"Other": more(other)}

    # Unpatched, the kind itself is unknown: listener_certificates.py.
    assert emulators.patched.attempt("create", "others", template(OURS)) == "done"
    said = emulators.patched.attempt("update", "others", template(NOBODYS))
    assert said == f"Certificate '{NOBODYS}' not found"
    emulators.patched.delete("others")


def domain(host: str, certificate: Any) -> dict[str, Any]:
    return {
        "Pool": resource("Cognito::UserPool", UserPoolName="people"),
        "Domain": resource(
            "Cognito::UserPoolDomain",
            UserPoolId={"Ref": "Pool"},
            Domain=host,
            CustomDomainConfig={"CertificateArn": certificate},
        ),
    }


def certificate_in(server: Server, region: str, *names: str) -> str:
    acm = server.regional("acm", region)
    return acm.request_certificate(DomainName=names[0], SubjectAlternativeNames=list(names))["CertificateArn"]


@pytest.mark.parametrize(
    ("region", "names", "parent", "expected"),
    [
        ("us-east-1", ["login.example.com"], True, "done"),
        ("us-east-1", ["example.com", "*.example.com"], True, "done"),
        ("us-east-1", ["example.com"], True, "Invalid request provided"),
        ("us-east-1", ["*.login.example.com"], True, "Invalid request provided"),
        (REGION, ["login.example.com"], True, "Invalid request provided"),
        ("us-east-1", ["login.example.com"], False, "Custom domain is not a valid"),
    ],
)
def test_a_login_domain_has_a_certificate_that_covers_it_and_a_parent(
    emulators: Emulators, region: str, names: list[str], parent: bool, expected: str
) -> None:
    def outcome(server: Server) -> str:
        template = domain("login.example.com", certificate_in(server, region, *names))
        if parent:
            zone = {"Ref": "Zone"}
            record = {"Name": "example.com", "Type": "A", "TTL": "60", "ResourceRecords": ["192.0.2.1"]}
            template |= {
                "Zone": resource("Route53::HostedZone", Name="example.com"),
                "Record": resource("Route53::RecordSet", HostedZoneId=zone, **record),
            }
            template["Domain"]["DependsOn"] = ["Record"]
        said = server.attempt("create", "domain", template)
        server.delete("domain")
        return said[: len(expected)]

    if expected == "done":
        assert [outcome(server) for server in emulators] == ["done", "done"]
    else:
        emulators.assert_corrected(outcome, expected, DOMAIN)
