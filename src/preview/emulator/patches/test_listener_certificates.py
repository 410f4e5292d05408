"""The certificates of a listener besides its own."""

from typing import Any

import pytest

from .conftest import Emulators, Server, resource
from .test_network import balancer, network

NAMES = ("nobody", "given", "a", "b", "c")
KIND = "ElasticLoadBalancingV2"
PATCH = "accept_listener_certificates"


def template(own: str, *more: str, port: int = 443) -> dict[str, Any]:
    """A certificate per app, as the stack has them."""
    answer = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
    listener = resource(
        f"{KIND}::Listener",
        LoadBalancerArn={"Ref": "Balancer"},
        Port=port,
        Protocol="HTTPS",
        Certificates=[{"CertificateArn": {"Ref": own}}],
        DefaultActions=[answer],
    )
    added = {
        f"Certificate{name}": resource(
            f"{KIND}::ListenerCertificate",
            ListenerArn={"Ref": "Listener"},
            Certificates=[{"CertificateArn": {"Ref": name}}],
        )
        for name in more
    }
    return network() | issued() | {"Balancer": balancer("A", "B"), "Listener": listener} | added


def issued() -> dict[str, Any]:
    return {
        name: resource("CertificateManager::Certificate", DomainName=f"{name}.example.com") for name in NAMES
    }


def certificates(server: Server) -> list[tuple[str, bool]]:
    answer = server.client("elbv2").describe_listener_certificates(
        ListenerArn=server.id_of("certificates", "Listener")
    )
    known = {server.id_of("certificates", name): name for name in NAMES}
    return sorted((known[each["CertificateArn"]], each["IsDefault"]) for each in answer["Certificates"])


def test_certificates_follow_the_template(emulators: Emulators) -> None:
    def rounds(server: Server) -> list[Any]:
        made = server.attempt("create", "certificates", template("nobody", "a", "b"))
        if made != "done":
            return [made]
        seen = [certificates(server)]
        for own, *more in (("nobody", "a", "c"), ("given",), ("nobody", "a")):
            server.deploy("update", "certificates", template(own, *more))
            seen.append(certificates(server))
        return [*seen, server.delete("certificates")]

    own = ("nobody", True)
    expected = [
        [("a", False), ("b", False), own],
        [("a", False), ("c", False), own],
        [("given", True)],
        [("a", False), own],
        "done",
    ]
    emulators.assert_corrected(rounds, expected, PATCH)


def test_certificate_of_a_listener_that_is_none(emulators: Emulators) -> None:
    stray = resource(
        f"{KIND}::ListenerCertificate",
        ListenerArn="arn:nowhere",
        Certificates=[{"CertificateArn": {"Ref": "a"}}],
    )
    refusal = emulators.patched.attempt("create", "stray-certificate", issued() | {"Stray": stray})
    assert "no listener arn:nowhere" in refusal
    emulators.patched.delete("stray-certificate")
    elb = emulators.patched.client("elbv2")
    with pytest.raises(elb.exceptions.ListenerNotFoundException):
        elb.describe_listener_certificates(ListenerArn="arn:nowhere")
