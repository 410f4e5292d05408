"""The real uvicorn with the real Streamlit, started as the task starts it."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from socket import SO_RCVBUF, SOL_SOCKET, socket

import pytest
import streamlit
from websockets.exceptions import InvalidStatus

from gate.headers import Headers
from gate.testing.door import proof
from gate.testing.forgeries import FORGERIES
from gate.testing.mint import Mint
from gate.testing.page import read_run, run_page
from gate.testing.server import Server, running

# Says who Streamlit thinks is there, and who was when this session began.
PAGE = """
import json
import streamlit as st
began = st.session_state.setdefault("began", st.user.email)
st.text(json.dumps({"user": st.user.to_dict(), "began": began}))
"""


@pytest.fixture(scope="module")
def server(mint: Mint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(mint, tmp_path_factory.mktemp("task"), "who.py", PAGE) as server:
        yield server


def ana(mint: Mint, **claims: object) -> Headers:
    return proof(mint.data(claims=claims), mint.access())


def ben(mint: Mint) -> Headers:
    claims = {"sub": "s-ben", "email": "ben@example.com"}
    return proof(mint.data(claims=claims), mint.access(claims={"sub": "s-ben"}))


def test_a_genuine_visitor_gets_the_page(server: Server, mint: Mint) -> None:
    response = server.get("/", ana(mint))
    assert response.status == 200
    assert "<title>Streamlit</title>" in response.text
    assert response.getheader("server") is None


def test_st_user_is_the_verified_person(server: Server, mint: Mint) -> None:
    own = [(b"x-streamgate-email", b"boss@example.com"), (b"X-Streamgate-Name", b'"Boss"')]
    with server.open(own + ana(mint, name="Ana Ñuñez 山田")) as tab:
        assert tab.subprotocol == "streamlit"
        _, [text] = run_page(tab)
    assert json.loads(text)["user"] == {
        "is_logged_in": True,
        "sub": "s-ana",
        "email": "ana@example.com",
        "name": "Ana Ñuñez 山田",
        "groups": ["admins", "sales"],
    }


def test_a_person_returns_to_their_session(server: Server, mint: Mint) -> None:
    with server.open(ana(mint)) as tab:
        session, _ = run_page(tab)
    with server.open(ana(mint), session) as tab:  # new tokens, same person
        assert run_page(tab)[0] == session


@pytest.mark.parametrize("connected", [True, False])
def test_nobody_takes_over_a_session(connected: bool, server: Server, mint: Mint) -> None:
    with server.open(ana(mint)) as tab:
        session, _ = run_page(tab)
        if not connected:
            tab.close()
        with server.open(ben(mint), session) as thief:
            got, [text] = run_page(thief)
        assert got != session
        assert json.loads(text)["began"] == "ben@example.com"
        if connected:
            assert run_page(tab)[0] == session


def assert_stays_out(server: Server, headers: Headers) -> None:
    # 503: a stranger's keys are asked for a few times only
    assert server.get("/", headers).status in (401, 503)
    with pytest.raises(InvalidStatus) as caught, server.open(headers):
        pass
    assert caught.value.response.status_code == 403


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_stays_out(name: str, server: Server, mint: Mint) -> None:
    assert_stays_out(server, proof(*FORGERIES[name].pair(mint)))


@pytest.mark.parametrize("doubled", [0, 1])
def test_a_doubled_header_stays_out(doubled: int, server: Server, mint: Mint) -> None:
    genuine = ana(mint)
    assert_stays_out(server, [*genuine, genuine[doubled]])


def test_health_is_open_and_metrics_are_not(server: Server, mint: Mint) -> None:
    assert server.get("/_stcore/health", []).text == "ok"
    assert server.get("/_stcore/health", [], "HEAD").status == 200
    for path in ("/_stcore/metrics", "/_stcore/metrics?x", "/_stcore/metrics%0A", "/%5Fstcore/metrics"):
        response = server.get(path, ana(mint))
        assert (response.status, "# EOF" in response.text) == (404, False), path
    for path in ("/_stcore/metrics/", "//_stcore/metrics", "/_stcore/%2e/metrics", "/_stcore%2Fmetrics"):
        assert "# EOF" not in server.get(path, ana(mint)).text, path


def test_large_cookies_and_tokens_pass(server: Server, mint: Mint) -> None:
    """Four cookies of 4 KB are what a load balancer's session may take; websockets' own limit is 8 KB."""
    cookies = [(b"cookie", b"; ".join(b"c%d=%s" % (n, b"x" * 4000) for n in range(4)))]
    large = proof(mint.data(claims={"a": "x" * 11_000}), mint.access(claims={"a": "x" * 11_000}))
    assert all(15_000 < len(value) <= 16 * 1024 for _, value in large)
    assert server.get("/", cookies + large).status == 200
    with server.open(cookies + large) as tab:
        assert "ana@example.com" in run_page(tab)[1][0]


def test_a_saved_edit_reaches_the_open_page(server: Server, mint: Mint) -> None:
    with server.open(ana(mint)) as tab:
        run_page(tab)
        # At once: a file that is being written is run as far as it has come.
        edited = server.folder / "edited.py"
        edited.write_text('import streamlit as st\nst.text("edited")\n')
        edited.replace(server.folder / "who.py")
        assert read_run(tab)[1] == ["edited"]
    (server.folder / "who.py").write_text(PAGE)


def test_no_query_reaches_the_log(server: Server, mint: Mint) -> None:
    assert server.get("/?q=secret", ana(mint)).status == 200
    assert server.get("/?q=secret", []).status == 401
    log = server.output.read_text()
    assert '"reason": "missing-proof"' in log
    assert "secret" not in log


def test_what_config_toml_says_counts_for_the_log_and_not_for_the_person(mint: Mint, tmp_path: Path) -> None:
    home = tmp_path / "home" / ".streamlit"
    home.mkdir(parents=True)
    (home / "config.toml").write_text(
        '[server.trustedUserHeaders]\nx-boss = "email"\n[logger]\nlevel = "info"\n'
    )
    page = "import json\nimport streamlit as st\nst.text(json.dumps(st.user.to_dict()))\n"
    variables = {"HOME": str(home.parent)}
    with running(mint, tmp_path / "task", "own.py", page, secrets=variables) as server:
        with server.open([*ana(mint), (b"x-boss", b"boss@example.com")]) as tab:
            assert '"email": "ana@example.com"' in run_page(tab)[1][0]
        server.get("/?q=logged", ana(mint))
        assert "logged" in server.output.read_text()


def test_the_count_of_people_is_in_the_log_from_the_start(mint: Mint, tmp_path: Path) -> None:
    with running(mint, tmp_path, "app.py") as server:
        lines = [json.loads(line) for line in server.output.read_text().splitlines() if line[0] == "{"]
    assert [line for line in lines if line["event"] == "sessions"] == [
        {"event": "sessions", "app": "sales", "sessions": 0}
    ]


def test_sigterm_ends_it_at_once_despite_open_pages(mint: Mint, tmp_path: Path) -> None:
    with running(mint, tmp_path, "app.py") as server, server.open(ana(mint)) as tab:
        assert "Hello, ana@example.com." in run_page(tab)[1]
        server.process.terminate()
        assert server.process.wait(10) == -signal.SIGTERM  # uvicorn lets the signal have its way at last


def test_sigterm_does_not_wait_for_a_stalled_download(mint: Mint, tmp_path: Path) -> None:
    static = Path(streamlit.__file__).parent / "static"
    asset = max(static.rglob("*.js"), key=lambda file: file.stat().st_size).relative_to(static)
    request = [b"GET /%b HTTP/1.1" % bytes(asset), b"host: app", *map(b": ".join, ana(mint)), b"", b""]
    with running(mint, tmp_path, "app.py") as server, socket() as stalled:
        stalled.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096)
        stalled.connect(("127.0.0.1", server.port))
        stalled.sendall(b"\r\n".join(request))
        assert stalled.recv(15) == b"HTTP/1.1 200 OK"
        server.process.terminate()
        assert server.process.wait(6) == -signal.SIGTERM
