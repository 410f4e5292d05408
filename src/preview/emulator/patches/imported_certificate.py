"""Certificate Manager: what an imported certificate is for."""

import json

from cryptography import x509
from ministack.core.responses import error_response_json
from ministack.services import acm

from .wrapping import wrap


def read_imported_certificates() -> None:
    """Upstream makes up a name for an imported certificate, and a year of life.

    Seen in acm._import_certificate, which does not read it. AWS answers with the certificate's own names, the
    common name first, and its own dates:
    https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html
    """
    wrap(acm, "_import_certificate", _import)


def _import(original, data):
    try:
        certificate = x509.load_pem_x509_certificate(acm._decode_pem_field(data.get("Certificate")).encode())
    except ValueError as error:
        return error_response_json("ValidationException", f"The certificate cannot be read: {error}", 400)
    status, headers, body = original(data)
    if status == 200:
        names = _names(certificate)
        acm._certificates[json.loads(body)["CertificateArn"]] |= {
            "DomainName": names[0],
            "SubjectAlternativeNames": names,
            "NotBefore": _moment(certificate.not_valid_before_utc),
            "NotAfter": _moment(certificate.not_valid_after_utc),
        }
    return status, headers, body


def _names(certificate):
    common = [name.value for name in certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)]
    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        others = extension.value.get_values_for_type(x509.DNSName)
    except x509.ExtensionNotFound:
        others = []
    return list(dict.fromkeys([*common, *others]))


def _moment(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
