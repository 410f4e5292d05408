"""An app's own code looks for what proves its visitors, in the process that it shares with the gate."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.page import run_page
from gate.testing.server import Server, running

SEALED = b"eyJzZXNzaW9uIjoxfQ..c2VjcmV0.c2VjcmV0"
SESSION = (b"cookie", b"theme=dark; streamgate-sales-0=" + SEALED + b"; AWSALB=stuck-to-it")


@pytest.fixture(scope="module")
def server(mint: Mint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    source = (Path(__file__).parent / "testing" / "searching_page.py").read_text()
    with running(mint, tmp_path_factory.mktemp("task"), "search.py", source) as server:
        yield server


def search(server: Server, mint: Mint) -> dict[str, Any]:
    with server.open([SESSION, *proof(mint.data(), mint.access())]) as tab:
        _, [text] = run_page(tab, seconds=60)
    return json.loads(text.removeprefix("FOUND").removesuffix("END"))


def test_a_page_finds_none_of_its_visitors_tokens(server: Server, mint: Mint) -> None:
    """With a socket open, after requests on connections that stay open, admitted and refused ones."""
    visitors = {
        "admitted": proof(mint.data(), mint.access()),
        "expired": proof(mint.data({"exp": 1}), mint.access()),
        "refused": proof(mint.data(), mint.access(claims={"streamgate_app": "other"})),
        "stranger": [],
    }
    connections = []
    try:
        for tokens in visitors.values():
            connections.append(server.connect())
            headers = {name.decode(): value.decode() for name, value in [SESSION, *tokens]}
            for path in ("/_stcore/host-config", "/_stcore/health", "/_stcore/metrics"):
                connections[-1].request("GET", path, headers=headers)
                connections[-1].getresponse().read()
        found = search(server, mint)
    finally:
        for connection in connections:
            connection.close()
    assert found["cookies"] == ["theme=dark"]
    assert [h for h in found["headers"] if "oidc" in h.lower() or "eyJ" in h or "AWSALB" in h] == []
    assert (found["environment"], found["process"]) == ([], [])
    assert found["memory"] == [found["canary"]]
