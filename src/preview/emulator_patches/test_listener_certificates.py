"""The certificates of a listener besides its own."""

from typing import Any

import pytest

from .conftest import SUBNETS, Emulators, Server, resource

CERTIFICATE = "arn:aws:acm:eu-central-1:000000000000:certificate/"
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
        Certificates=[{"CertificateArn": CERTIFICATE + own}],
        DefaultActions=[answer],
    )
    added = {
        f"Certificate{name}": resource(
            f"{KIND}::ListenerCertificate",
            ListenerArn={"Ref": "Listener"},
            Certificates=[{"CertificateArn": CERTIFICATE + name}],
        )
        for name in more
    }
    return {"Balancer": resource(f"{KIND}::LoadBalancer", Subnets=SUBNETS), "Listener": listener, **added}


def certificates(server: Server) -> list[tuple[str, bool]]:
    answer = server.client("elbv2").describe_listener_certificates(
        ListenerArn=server.id_of("certificates", "Listener")
    )
    found = answer["Certificates"]
    return [(each["CertificateArn"].removeprefix(CERTIFICATE), each["IsDefault"]) for each in found]


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
        [own, ("a", False), ("b", False)],
        [own, ("a", False), ("c", False)],
        [("given", True)],
        [own, ("a", False)],
        "done",
    ]
    emulators.assert_corrected(rounds, expected, PATCH)


def test_certificate_of_a_listener_that_is_none(emulators: Emulators) -> None:
    stray = resource(
        f"{KIND}::ListenerCertificate",
        ListenerArn="arn:nowhere",
        Certificates=[{"CertificateArn": CERTIFICATE}],
    )
    refusal = emulators.patched.attempt("create", "stray-certificate", {"Stray": stray})
    assert "no listener arn:nowhere" in refusal
    emulators.patched.delete("stray-certificate")
    elb = emulators.patched.client("elbv2")
    with pytest.raises(elb.exceptions.ListenerNotFoundException):
        elb.describe_listener_certificates(ListenerArn="arn:nowhere")
