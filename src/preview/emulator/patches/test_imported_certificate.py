"""What an imported certificate is for."""

from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from .conftest import Emulators, Server, refused

BEGIN, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2044, 1, 1, tzinfo=UTC)


def certificate(common: str, *others: str) -> dict[str, bytes]:
    """What ImportCertificate takes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, BEGIN, END)
    if others:
        names = x509.SubjectAlternativeName([x509.DNSName(other) for other in others])
        builder = builder.add_extension(names, critical=False)
    return {
        "Certificate": builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM),
        "PrivateKey": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    }


def test_names_and_dates(emulators: Emulators) -> None:
    given = certificate("*.example.com", "*.example.com", "login.example.com")
    renewed = certificate("only.example.com")

    def described(server: Server) -> list[Any]:
        acm, seen = server.client("acm"), []
        arn = acm.import_certificate(**given)["CertificateArn"]
        for again in ({}, renewed):
            if again:
                acm.import_certificate(CertificateArn=arn, **again)
            found = acm.describe_certificate(CertificateArn=arn)["Certificate"]
            seen.append(
                [found[name] for name in ("DomainName", "SubjectAlternativeNames", "NotBefore", "NotAfter")]
            )
        listed = {
            each["CertificateArn"]: each["DomainName"]
            for each in acm.list_certificates()["CertificateSummaryList"]
        }
        return [*seen, listed[arn]]

    expected = [
        ["*.example.com", ["*.example.com", "login.example.com"], BEGIN, END],
        ["only.example.com", ["only.example.com"], BEGIN, END],
        "only.example.com",
    ]
    emulators.assert_corrected(described, expected, "read_imported_certificates")


def test_what_is_no_certificate(emulators: Emulators) -> None:
    broken = certificate("example.com") | {"Certificate": b"-----BEGIN CERTIFICATE-----"}
    emulators.assert_corrected(
        lambda server: refused(server.client("acm").import_certificate, **broken),
        "ValidationException",
        "read_imported_certificates",
    )
