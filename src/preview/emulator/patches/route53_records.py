"""Route 53: the records that CloudFormation writes into a zone, and those that it refuses to."""

from ministack.services import route53
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

CERTIFICATE = "AWS::CertificateManager::Certificate"
RECORD = "AWS::Route53::RecordSet"
TTL = "300"


def write_validation_records() -> None:
    """Upstream issues a certificate without the record that validates it.

    Seen in provisioners._acm_certificate_create, which does not read DomainValidationOptions. AWS writes the
    CNAME into the zone, over the same one of another certificate, and leaves it there for good:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
    https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1603
    """
    provisioners._RESOURCE_HANDLERS[CERTIFICATE]["create"] = wrap(
        provisioners, "_acm_certificate_create", _create_certificate
    )


def _create_certificate(original, logical_id, props, stack_name):
    zones = {
        option["DomainName"]: provisioners._r53_normalize_hosted_zone_id(str(option["HostedZoneId"]))
        for option in props.get("DomainValidationOptions") or []
        if option.get("HostedZoneId")
    }
    for zone in zones.values():
        if zone not in route53._zones:
            raise ValueError(f"No hosted zone found with ID: {zone}")
    arn, attributes = original(logical_id, props, stack_name)
    for option in provisioners._acm._certificates[arn]["DomainValidationOptions"]:
        if option["DomainName"] in zones and option.get("ValidationMethod") == "DNS":
            _write(zones[option["DomainName"]], option["ResourceRecord"])
    return arn, attributes


def _write(zone, record):
    written = provisioners._r53_record_set_build_rs(
        {"Name": record["Name"], "Type": record["Type"], "TTL": TTL, "ResourceRecords": [record["Value"]]}
    )
    key = route53._rs_key(written)
    with route53._lock:
        others = [one for one in route53._records.get(zone, []) if route53._rs_key(one) != key]
        route53._records[zone] = [*others, written]


def refuse_existing_records() -> None:
    """Upstream refuses a record that exists in words of its own.

    Seen in provisioners._r53_record_set_create. AWS's are those of ChangeResourceRecordSets:
    https://github.com/aws/aws-cdk/issues/12564
    """
    provisioners._RESOURCE_HANDLERS[RECORD]["create"] = wrap(
        provisioners, "_r53_record_set_create", _create_record
    )


def _create_record(original, logical_id, props, stack_name):
    try:
        return original(logical_id, props, stack_name)
    except ValueError as error:
        if "already exists" not in str(error):
            raise
        record = provisioners._r53_record_set_build_rs(props)
        named = f"[name='{record['Name']}', type='{record['Type']}']"
        raise ValueError(f"[Tried to create resource record set {named} but it already exists]") from error
