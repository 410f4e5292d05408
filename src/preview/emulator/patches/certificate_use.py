"""Certificate Manager: which certificates the services that use them accept."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import acm, route53

from .wrapping import check_resource

LISTENER = "ElasticLoadBalancingV2::Listener"
GLOBAL = "us-east-1"  # where the certificates of CloudFront are, and so of a login domain


def ask_for_certificates_of_listeners() -> None:
    """Upstream gives a listener any certificate, and one that does not exist.

    Seen in provisioners._elbv2_listener_create. AWS takes an issued one of the load balancer's region. Which
    hosts it covers AWS does not ask: browsers do, and before a deploy `npx sls preflight`.
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    check_resource(LISTENER, _check_listener)
    check_resource(f"{LISTENER}Certificate", _check_listener)


def ask_for_certificates_of_login_domains() -> None:
    """Upstream gives a pool any host of one's own, with any certificate.

    Seen in cognito._create_user_pool_domain. AWS wants an issued certificate in us-east-1 that covers the
    host, and an A record of the parent:
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """
    check_resource("Cognito::UserPoolDomain", _check_domain)


def covers(certificate, host):
    """A wildcard stands for one label, and only at the beginning."""
    names = {certificate["DomainName"], *(certificate.get("SubjectAlternativeNames") or [])}
    return any(name.lower() in (host.lower(), f"*.{host.lower().partition('.')[2]}") for name in names)


def _check_listener(props):
    for arn in [one["CertificateArn"] for one in props.get("Certificates") or []]:
        certificate = acm._certificates.get_scoped(get_account_id(), get_region(), arn)
        if certificate is None:
            raise ValueError(f"Certificate '{arn}' not found")
        if certificate["Status"] != "ISSUED":
            raise ValueError(
                f"The certificate '{arn}' must have a fully-qualified domain name, a supported signature, "
                "and a supported key size."
            )


def _check_domain(props):
    config, host = props.get("CustomDomainConfig"), props["Domain"]
    if not config:
        return
    certificate = acm._certificates.get_scoped(get_account_id(), GLOBAL, config["CertificateArn"])
    if certificate is None or certificate["Status"] != "ISSUED" or not covers(certificate, host):
        raise ValueError(
            "Invalid request provided: The specified SSL certificate doesn't exist, isn't in us-east-1 "
            "region, isn't valid, or doesn't include a valid certificate chain."
        )
    if not _has_address(host.partition(".")[2]):
        raise ValueError(
            "Custom domain is not a valid subdomain: Was not able to resolve a DNS A record for the parent "
            "domain or domain parent is a top-level domain."
        )


def _has_address(name):
    records = [record for records in route53._records.values() for record in records]
    return any(
        record["Type"] == "A" and record["Name"].rstrip(".").lower() == name.lower() for record in records
    )
