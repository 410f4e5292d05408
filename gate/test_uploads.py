"""How large a file the real Streamlit takes, and what becomes of a larger one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from gate.options import smaller
from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.page import read_run, run_page
from gate.testing.server import Server, running
from gate.testing.uploads import MIB, upload

PAGE = """
import streamlit as st
st.text(st.config.get_option("server.maxUploadSize"))
"""
LIMIT = {"STREAMGATE_MAX_UPLOAD_MIB": "2"}


@pytest.fixture(scope="module")
def server(mint: Mint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(mint, tmp_path_factory.mktemp("task"), "limit.py", PAGE, secrets=LIMIT) as server:
        yield server


@pytest.mark.parametrize(
    ("file", "status"),
    [(1 * MIB, 204), (2 * MIB - 1000, 204), (2 * MIB + 1, 413), (20 * MIB, 413)],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_a_larger_file_is_refused(file: int, status: int, chunked: bool, server: Server, mint: Mint) -> None:
    visitor = proof(mint.data(), mint.access())
    with server.open(visitor) as tab:
        session, texts = run_page(tab)
        assert texts == ["2"]
        answer = upload(server, visitor, session, file, chunked)
    assert answer.status == status
    assert answer.text == ("" if status == 204 else "File too large")


def test_a_message_too_large_for_streamlit_does_not_reach_it(server: Server, mint: Mint) -> None:
    """Compressed, 190 MiB are 200 kB on the way, and were 380 MiB of memory before Streamlit refused them."""
    with server.open(proof(mint.data(), mint.access())) as tab:
        run_page(tab)
        tab.send(b"\0" * (30 * MIB))
        with pytest.raises(ConnectionClosed) as caught:
            read_run(tab)
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == 1009
    assert "exceeds the limit" not in server.output.read_text()


@pytest.mark.parametrize(("own", "counts"), [("1", "1"), ("3", "2")])
def test_what_config_toml_says_counts_up_to_the_limit(
    own: str, counts: str, mint: Mint, tmp_path: Path
) -> None:
    home = tmp_path / "home" / ".streamlit"
    home.mkdir(parents=True)
    (home / "config.toml").write_text(f"[server]\nmaxUploadSize = {own}\n")
    variables = {**LIMIT, "HOME": str(home.parent)}
    with (
        running(mint, tmp_path / "task", "limit.py", PAGE, secrets=variables) as server,
        server.open(proof(mint.data(), mint.access())) as tab,
    ):
        assert run_page(tab)[1] == [counts]


@pytest.mark.parametrize("own", [None, 3, 2000, -1, "1", 1.5, True])
def test_what_is_no_size_or_does_not_fit_does_not_count(own: object) -> None:
    assert smaller(own, 2) == 2


@pytest.mark.parametrize("own", [0, 1, 2])
def test_what_fits_counts(own: int) -> None:
    assert smaller(own, 2) == own
