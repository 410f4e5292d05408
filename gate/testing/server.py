"""The real thing on a loopback port: uvicorn as the task starts it, and the key servers it asks."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server

from websockets.sync.client import ClientConnection, connect

from gate.headers import Headers
from gate.testing.mint import SETTINGS, Mint

ROOT = Path(__file__).parents[2]
# As the task runs it. The last option bounds a stop: a visitor who stalls a download would hold it for ever.
OPTIONS = [
    *("--timeout-keep-alive", "75"),
    *("--ws", "gate.handshake:Handshake", "--ws-max-size", "25000000"),
    *("--ws-ping-interval", "30", "--ws-ping-timeout", "30"),
    *("--no-proxy-headers", "--no-server-header", "--no-access-log", "--timeout-graceful-shutdown", "3"),
]


@dataclass(slots=True)
class Server:
    """A running task. `folder` holds a copy of the app that a test may edit."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path
    output: Path

    def get(self, path: str, headers: Headers, method: str = "GET") -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path)
            for name, value in headers:
                connection.putheader(name.decode(), value)
            connection.endheaders()
            response = connection.getresponse()
            response.text = response.read().decode()
            return response
        finally:
            connection.close()

    def connect(self) -> HTTPConnection:
        """A connection that stays open from one request to the next."""
        return HTTPConnection("127.0.0.1", self.port, timeout=10)

    def open(
        self, headers: Headers, session: str = "", xsrf: str = "none", origin: str | None = None
    ) -> ClientConnection:
        """A handshake like the browser's: its third "protocol" is the session to return to."""
        return connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=f"http://127.0.0.1:{self.port}" if origin is None else origin or None,
            subprotocols=["streamlit", xsrf, *([session] if session else [])],
            additional_headers=[(name.decode(), value.decode()) for name, value in headers],
            max_size=None,
            proxy=None,
        )

    def wait_until_healthy(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/_stcore/health", []).status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"no answer from the server:\n{self.output.read_text()}")


@contextmanager
def running(
    mint: Mint,
    folder: Path,
    entry: str,
    source: str | None = None,
    app: str = "gate.asgi:app",
    secrets: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Starts a copy of the app, with a page of the test's own if it gives one, and ends it in any case.

    `secrets` are variables as ECS sets them. The developer's own secrets.toml is not copied.
    """
    left_out = shutil.ignore_patterns("test_*", "__pycache__", "secrets.toml")
    shutil.copytree(ROOT / "streamlit", folder, dirs_exist_ok=True, ignore=left_out)
    shutil.copytree(ROOT / "gate", folder / "gate", ignore=left_out)
    if source is not None:
        (folder / entry).write_text(source)
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    output = folder / "output.txt"
    with _key_servers(mint) as keys, output.open("wb") as out:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "UVICORN_HOST": "127.0.0.1",
            "UVICORN_PORT": str(port),
            "WEBSOCKETS_MAX_LINE_LENGTH": "65536",
            "STREAMGATE_APP": SETTINGS.app,
            "STREAMGATE_ENTRY": entry,
            "STREAMGATE_CLIENT_ID": SETTINGS.client_id,
            "STREAMGATE_SESSION_COOKIE": SETTINGS.session_cookie,
            "STREAMGATE_LOAD_BALANCER_ARN": SETTINGS.load_balancer_arn,
            "STREAMGATE_ISSUER": SETTINGS.issuer,
            "STREAMGATE_LOAD_BALANCER_KEYS_URL": keys,
            "STREAMGATE_POOL_KEYS_URL": f"{keys}/jwks.json",
            "STREAMGATE_HEALTH_PATH": SETTINGS.health_path,
            "STREAMGATE_MAX_UPLOAD_MIB": str(SETTINGS.max_upload_mib),
            "STREAMGATE_FRAME_ANCESTORS": SETTINGS.frame_ancestors,
            "STREAMGATE_SESSION_HOURS": str(SETTINGS.session_hours),
            "STREAMGATE_CONTACT": SETTINGS.contact,
            **(secrets or {}),
        }
        process = subprocess.Popen(  # noqa: S603  # the interpreter of this very test
            [sys.executable, "-m", "uvicorn", app, *OPTIONS],
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(process, port, folder, output)
            server.wait_until_healthy()
            yield server
        finally:
            process.kill()
            process.wait()


@contextmanager
def _key_servers(mint: Mint) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = {f"/{mint.kid}": mint.pem(), "/jwks.json": mint.jwks()}.get(self.path)
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Silent: the tests' output is pytest's."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
