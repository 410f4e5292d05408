"""One GET that ends in time, whatever the server does."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from gate.fetch import fetch


@contextmanager
def loopback(
    status: int, headers: dict[str, str], chain: Path | None = None
) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"body")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if chain:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(chain)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"{'https' if chain else 'http'}://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_reads_a_body_and_takes_403_and_404_for_no() -> None:
    with loopback(200, {}) as (url, _):
        assert asyncio.run(fetch(f"{url}/a")) == b"body"
    for status in (403, 404):
        with loopback(status, {}) as (url, _):
            assert asyncio.run(fetch(f"{url}/a")) is None


def test_raises_on_failure_and_follows_nobody() -> None:
    with loopback(500, {}) as (url, _), pytest.raises(OSError, match="500"):
        asyncio.run(fetch(url))
    with loopback(302, {"Location": "/elsewhere"}) as (url, asked), pytest.raises(OSError, match="302"):
        asyncio.run(fetch(f"{url}/a"))
    assert asked == ["/a"]
    with pytest.raises(OSError, match="refused"):
        asyncio.run(fetch(url))


def test_tls_is_spoken_and_a_certificate_that_nobody_vouches_for_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    pem = Encoding.PEM
    chain = tmp_path / "chain.pem"
    chain.write_bytes(
        key.private_bytes(pem, PrivateFormat.PKCS8, NoEncryption()) + certificate.public_bytes(pem)
    )
    with loopback(200, {}, chain) as (url, _):
        with pytest.raises(OSError, match="certificate verify failed"):
            asyncio.run(fetch(f"{url}/a"))
        trusting = partial(ssl.create_default_context, cafile=str(chain))
        monkeypatch.setattr(ssl, "_create_default_https_context", trusting)
        assert asyncio.run(fetch(f"{url}/a")) == b"body"


@pytest.mark.parametrize(
    ("scheme", "begin"),
    [
        ("http", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nkkkk"),
        ("http", b"HTTP/1.1 200 OK\r\nX: "),
        ("https", b"\x16\x03\x03\x40\x00"),  # a record of TLS that announces 16 kB
    ],
    ids=["body", "header", "handshake"],
)
def test_a_server_that_drips_is_left(scheme: str, begin: bytes) -> None:
    over = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.sendall(begin)
            while not over.wait(0.05):
                connection.sendall(b"k")

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=lambda: drip(server.accept()[0]), daemon=True).start()
        before = time.monotonic()
        with pytest.raises(OSError):
            asyncio.run(fetch(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/a", seconds=0.3))
        assert 0.3 <= time.monotonic() - before < 10
        over.set()
