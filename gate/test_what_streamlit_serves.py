"""The real Streamlit behind the gate: foreign uploads, uploaded pages, pages that frame it, its log."""

import json
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from gate.headers import Headers
from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.page import run_page
from gate.testing.server import Server, running
from gate.testing.uploads import Page, upload

# Serves a file under the type that whoever uploaded it has named.
PAGE = """
import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.media_file_storage import MediaFileKind
for kind in ("text/html", "image/svg+xml", "video/evil+xml", "image/png", "application/pdf"):
    storage = get_instance().media_file_mgr._storage
    st.text(kind + " " + storage.get_url(storage.load_and_get_id(b"<script>", kind, MediaFileKind.MEDIA)))
file = st.file_uploader("file")
if file:
    st.success(f"{file.size}")
"""


@pytest.fixture(scope="module")
def server(mint: Mint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("task")
    with running(mint, folder, "serves.py", PAGE) as server:
        yield server


def ana(mint: Mint) -> Headers:
    return proof(mint.data(), mint.access())


def ben(mint: Mint) -> Headers:
    return proof(mint.data(claims={"sub": "s-ben"}), mint.access(claims={"sub": "s-ben"}))


def delete(server: Server, visitor: Headers, session: str, file: str = "file") -> int:
    cookies = SimpleCookie(server.get("/_stcore/health", visitor).getheader("set-cookie"))
    token = cookies["_streamlit_xsrf"].value
    xsrf = [(b"cookie", f"_streamlit_xsrf={token}".encode()), (b"x-xsrftoken", token.encode())]
    return server.get(f"/_stcore/upload_file/{session}/{file}", [*visitor, *xsrf], "DELETE").status


def test_a_file_goes_into_ones_own_session_only(server: Server, mint: Mint) -> None:
    with server.open(ana(mint)) as tab:
        page = Page(tab)
        page.run()
        assert upload(server, ben(mint), page.session, 7).status == 404
        assert upload(server, ana(mint), page.session, 1000).status == 204
        assert delete(server, ben(mint), page.session) == 404
        assert page.run(1000) == ["1000"]  # it is there, and it is hers
        assert delete(server, ana(mint), page.session) == 204
        assert page.run(1000) == []
    # Streamlit keeps the session for a while, and its files.
    assert delete(server, ben(mint), page.session) == 404
    assert delete(server, ana(mint), page.session) == 204
    assert upload(server, ana(mint), "no-such-session", 7).status == 404


def test_an_uploaded_page_is_not_a_page_of_the_app(server: Server, mint: Mint) -> None:
    with server.open(ana(mint)) as tab:
        _, texts = run_page(tab)
        sandboxed = {}
        for kind, url in (text.split() for text in texts):
            for headers in ([], [(b"range", b"bytes=0-3")]):
                response = server.get(url, [*ana(mint), *headers])
                assert response.status == (206 if headers else 200)
                assert response.getheader("x-content-type-options") == "nosniff"
                policy = response.getheader("content-security-policy")
                assert "frame-ancestors 'self'" in policy
                sandboxed[kind] = "sandbox" in policy
    assert sandboxed == {
        "text/html": True,
        "image/svg+xml": True,
        "video/evil+xml": True,
        "image/png": False,
        "application/pdf": False,
    }


def test_nobody_who_frames_the_app_can_drive_it(server: Server, mint: Mint) -> None:
    response = server.get("/_stcore/host-config", ana(mint))
    assert json.loads(response.text)["allowedOrigins"] == []
    assert server.get("/", ana(mint)).getheader("content-security-policy") == "frame-ancestors 'self'"


def test_config_toml_can_name_who_may_drive_it(mint: Mint, tmp_path: Path) -> None:
    home = tmp_path / "home" / ".streamlit"
    home.mkdir(parents=True)
    (home / "config.toml").write_text('[client]\nallowedOrigins = ["https://wiki.example.com"]\n')
    with running(mint, tmp_path / "task", "app.py", secrets={"HOME": str(home.parent)}) as server:
        response = server.get("/_stcore/host-config", ana(mint))
    assert json.loads(response.text)["allowedOrigins"] == ["https://wiki.example.com"]


@pytest.mark.parametrize("origin", ["", "http://localhost", "http://127.0.0.1", "http://evil.test"])
def test_no_foreign_page_opens_a_socket(origin: str, server: Server, mint: Mint) -> None:
    """Streamlit itself would take the first three."""
    with pytest.raises(InvalidStatus) as caught, server.open(ana(mint), origin=origin):
        pass
    assert caught.value.response.status_code == 403


def test_the_log_gives_no_session_away(server: Server, mint: Mint) -> None:
    with server.open(ana(mint)) as tab:
        session, _ = run_page(tab)
        with server.open(ben(mint), session) as thief:
            run_page(thief)
        upload(server, ben(mint), session, 7)
    log = server.output.read_text()
    assert f"Ignoring reconnect to active session id {session[:8]}-masked" in log
    assert f"/_stcore/upload_file/{session[:8]}-masked/file" in log
    assert session not in log
