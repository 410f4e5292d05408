"""Several copies of an app, and what of Streamlit's cookies holds from one to another."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from http.cookies import SimpleCookie

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.page import run_page
from gate.testing.server import Server, running

SHARED = "0123456789abcdef0123456789abcdef"
PAGE = 'import streamlit as st\nst.text(st.user.to_dict().get("told"))\n'


@pytest.fixture(scope="module")
def copies(mint: Mint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two that share the secret, and one that made its own."""
    shared = {"STREAMLIT_SERVER_COOKIE_SECRET": SHARED}
    one, two, own = (tmp_path_factory.mktemp(name) for name in ("one", "two", "own"))
    with (
        running(mint, one, "app.py", PAGE, secrets=shared) as first,
        running(mint, two, "app.py", PAGE, secrets=shared) as second,
        running(mint, own, "app.py", PAGE) as third,
    ):
        yield [first, second, third]


def xsrf_token(server: Server) -> str:
    cookies = SimpleCookie(server.get("/_stcore/health", []).getheader("set-cookie"))
    return cookies["_streamlit_xsrf"].value


def told_by_cookie(server: Server, mint: Mint, secret: str) -> str:
    """What the page reads from a cookie as Streamlit's st.login makes it in a copy that has this secret."""
    origin = f"http://127.0.0.1:{server.port}"
    payload = json.dumps({"origin": origin, "is_logged_in": True, "told": "by cookie"})
    user = create_signed_value(secret, "_streamlit_user", payload).decode()
    token = xsrf_token(server)
    cookie = (b"cookie", f"_streamlit_xsrf={token}; _streamlit_user={user}".encode())
    with server.open([*proof(mint.data(), mint.access()), cookie], xsrf=token) as tab:
        return run_page(tab)[1][0]


def upload(server: Server, mint: Mint, session: str, cookie: str, token: str) -> tuple[int, str]:
    body = '--b\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n1,2\r\n--b--\r\n'
    headers = {name.decode(): value.decode() for name, value in proof(mint.data(), mint.access())}
    headers |= {"content-type": "multipart/form-data; boundary=b"}
    headers |= {"cookie": f"_streamlit_xsrf={cookie}", "x-xsrftoken": token}
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("PUT", f"/_stcore/upload_file/{session}/file", body, headers)
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_a_cookie_of_streamlits_own_sign_in_says_nothing(copies: list[Server], mint: Mint) -> None:
    """An app's code knows the secret that signs it, and could make one for anyone."""
    assert [told_by_cookie(server, mint, SHARED) for server in copies] == ["None"] * 3


def test_an_upload_needs_the_copy_that_has_the_session_and_no_shared_secret(
    copies: list[Server], mint: Mint
) -> None:
    """Streamlit compares header and cookie, whoever made them: no secret is in its XSRF token.

    The gate answers for a copy that does not know the session: it cannot tell whose it is.
    """
    one, _, own = copies
    token = xsrf_token(one)
    with own.open(proof(mint.data(), mint.access())) as tab:
        session, _ = run_page(tab)
        assert upload(own, mint, session, token, token)[0] == 204
        assert upload(own, mint, session, token, xsrf_token(one))[0] == 403
        assert upload(one, mint, session, token, token) == (404, "Not found.\n")
