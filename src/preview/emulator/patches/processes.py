"""An emulator as a process of its own for the tests, and the keys by which it answers them."""

import base64
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

EMULATOR = Path(__file__).parents[1]
REGION = "eu-central-1"
# Of the account's root, in both emulators.
KEYS = {
    "AWS_ACCESS_KEY_ID": f"ROOT{secrets.token_hex(8).upper()}",
    "AWS_SECRET_ACCESS_KEY": secrets.token_hex(20),
}
READY_SECONDS = 30


def credentials() -> dict[str, str]:
    """The root's, as a client of botocore takes them."""
    return {name.lower(): value for name, value in KEYS.items()}


def own(endpoint: str, path: str, method: str = "GET") -> bytes:
    """What an emulator answers that is no API of AWS."""
    password = base64.b64encode(":".join(KEYS.values()).encode()).decode()
    headers = {"Authorization": f"Basic {password}"}
    request = urllib.request.Request(f"{endpoint}{path}", method=method, headers=headers)  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return answer.read()


def start(command: list[str], directory: Path) -> tuple[subprocess.Popen, str, subprocess.Popen]:
    """The server, its endpoint, and what ends it when we close its stdin, also by being killed (leash.sh)."""
    port = free_port()
    settings = {
        "PATH": os.environ["PATH"],
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "DOCKER_HOST": "unix:///nonexistent",
        "LAMBDA_EXECUTOR": "local",
        "AUTH": "true",
        "MINISTACK_COGNITO_PRETOKEN_STRICT": "1",
        "TMPDIR": str(directory),
        **KEYS,
    }
    leash = ["/bin/sh", str(EMULATOR.parents[1] / "setup" / "leash.sh")]
    with (directory / "emulator.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603
            [*leash, "run", sys.executable, *command],
            env=settings,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    watcher = subprocess.Popen(  # noqa: S603
        [*leash, "watch", str(process.pid)], stdin=subprocess.PIPE, start_new_session=True
    )
    process.stdin.write(b"go\n")
    process.stdin.close()
    return process, f"http://127.0.0.1:{port}", watcher


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(endpoint: str, process: subprocess.Popen) -> str:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            own(endpoint, "/_ministack/ready")
            return endpoint
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    raise RuntimeError(f"{endpoint} was not ready within {READY_SECONDS} s")
