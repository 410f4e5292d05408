"""What people and programs get to see when they are refused."""

import json

import pytest

from gate.accept import Form, form_for
from gate.testing.door import Answer, Door, proof
from gate.testing.mint import ABSENT, Mint

BROWSER = (b"accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8")
JSON = (b"accept", b"application/json")
TRACE = (b"x-amzn-trace-id", b"Self=1-1-a;Root=1-67891233-abcdef012345678912345678")


def refused(door: Door, mint: Mint, *headers: tuple[bytes, bytes], **claims: object) -> Answer:
    """Ben, with tokens that are genuine and open nothing; `claims` are his access token's."""
    user_info = {"sub": "s-ben", "email": "ben@example.com"} | claims.pop("user_info", {})
    access = {"sub": "s-ben", "streamgate_app": ABSENT, "streamgate_refused": "not-allowed"} | claims
    tokens = proof(mint.data(claims=user_info), mint.access(claims=access))
    return door.knock("http", [*headers, *tokens])


@pytest.mark.parametrize(
    ("accept", "mode", "form"),
    [
        (BROWSER[1], b"navigate", Form.PAGE),
        (BROWSER[1], None, Form.PAGE),
        (b"TEXT/HTML", None, Form.PAGE),
        (b"text/html;q=0.1, */*", None, Form.PAGE),
        (b"application/xhtml+xml", None, Form.PAGE),
        (b"application/json", None, Form.PROBLEM),
        (b"application/problem+json", None, Form.PROBLEM),
        (b"application/json, text/plain, */*", b"cors", Form.PROBLEM),
        (b"text/html;q=0.5, application/json;q=0.9", None, Form.PROBLEM),
        (b"text/html;q=0.5,application/json; charset=utf-8 ; Q = 0.9", None, Form.PROBLEM),
        (b"text/html, application/json", None, Form.PAGE),
        (b"text/html;q=0, application/json;q=0", None, Form.TEXT),
        (b"application/json;q=2", None, Form.PROBLEM),
        (b"*/*", b"navigate", Form.PAGE),
        (None, b"navigate", Form.PAGE),
        (b"*/*", b"cors", Form.TEXT),
        (b"*/*", b"no-cors", Form.TEXT),
        (b"*/*", None, Form.TEXT),
        (b"image/avif,image/webp,*/*;q=0.8", b"no-cors", Form.TEXT),
        (b"application/*", None, Form.TEXT),
        (b";q=1,,\xff", None, Form.TEXT),
        (None, None, Form.TEXT),
    ],
)
def test_everybody_is_answered_in_a_form_they_can_read(
    accept: bytes | None, mode: bytes | None, form: Form
) -> None:
    headers = [(b"Accept", accept), (b"sec-fetch-mode", mode)]
    assert form_for([(name, value) for name, value in headers if value is not None]) is form


def test_the_page_says_who_which_app_why_whom_to_ask_and_what_now(door: Door, mint: Mint) -> None:
    answer = refused(door, mint, BROWSER, TRACE)
    page = answer.body.decode()
    assert answer.status == 403
    assert '<html lang="en">' in page
    assert '<section lang="ja">' in page
    for said in (
        "You don't have access to sales",
        "been given access to this app.",
        "ben@example.com",
        "data@example.com",
        '<a href="/_gate/signout">Use a different account</a>',
        "sales を利用できません",
        "登録されていません。",
        "Self=1-1-a;Root=1-67891233-abcdef012345678912345678",
    ):
        assert said in page
    assert "{{" not in page
    assert page.startswith("<!doctype html>")


def test_the_page_is_safe_to_show(door: Door, mint: Mint) -> None:
    answer = refused(door, mint, BROWSER)
    policy = answer.headers[b"content-security-policy"].decode()
    assert answer.headers[b"content-type"] == b"text/html; charset=utf-8"
    assert answer.headers[b"cache-control"] == b"no-store"
    assert answer.headers[b"x-content-type-options"] == b"nosniff"
    assert answer.headers[b"referrer-policy"] == b"no-referrer"
    assert int(answer.headers[b"content-length"]) == len(answer.body)
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script" not in policy
    assert b"<script" not in answer.body
    for elsewhere in (b"https://", b"//cdn", b'src="', b"@import", b"url("):
        assert elsewhere not in answer.body.replace(b"http://www.w3.org/2000/svg", b"")


def test_the_page_tells_who_has_had_access_that_it_has_ended(door: Door, mint: Mint) -> None:
    page = refused(door, mint, BROWSER, streamgate_refused="access-ended").body.decode()
    assert "Your access to this app has ended." in page
    assert "been given access" not in page


def test_the_page_says_that_the_address_is_not_verified(door: Door, mint: Mint) -> None:
    page = refused(door, mint, BROWSER, streamgate_refused="email-unverified").body.decode()
    assert "This app requires a verified email address" in page
    assert "確認済みのメールアドレスが必要です" in page
    problem = json.loads(refused(door, mint, JSON, streamgate_refused="email-unverified").body)
    assert problem["code"] == "email-unverified"


@pytest.mark.parametrize("reason", ["denied", "no-policy", "<b>", "", None, 7, ABSENT])
def test_no_other_reason_is_told(reason: object, door: Door, mint: Mint) -> None:
    page = refused(door, mint, BROWSER, streamgate_refused=reason).body.decode()
    assert page == refused(door, mint, BROWSER).body.decode()


def test_the_page_names_no_groups_and_no_unverified_address(door: Door, mint: Mint) -> None:
    groups, unverified = ["secret-group", "admins"], {"email_verified": "false"}
    page = refused(door, mint, BROWSER, user_info=unverified, **{"cognito:groups": groups}).body.decode()
    assert "an account with no verified email address" in page
    assert "確認済みのメールアドレスがないアカウント" in page
    for hidden in ("ben@", "secret-group", "admins", "s-ben"):
        assert hidden not in page


def test_what_a_person_calls_themselves_is_text(door: Door, mint: Mint) -> None:
    email = '"<script>{{contact}}&amp;"@example.com'
    page = refused(door, mint, BROWSER, user_info={"email": email}).body.decode()
    assert "&quot;&lt;script&gt;{{contact}}&amp;amp;&quot;@example.com" in page
    assert "<script" not in page


def test_of_two_trace_headers_the_first_is_the_load_balancers(door: Door, mint: Mint) -> None:
    answer = refused(door, mint, JSON, TRACE, (b"X-Amzn-Trace-Id", b"Root=1-another"))
    assert json.loads(answer.body)["instance"] == TRACE[1].decode()


@pytest.mark.parametrize("trace", [b"<b>", b"Root=1-a b", b"Root=\xff", b"a\n", b"", b"x" * 201, b"Root=a:b"])
def test_a_request_id_that_is_not_tame_is_not_repeated(trace: bytes, door: Door, mint: Mint) -> None:
    answer = refused(door, mint, JSON, (b"X-Amzn-Trace-Id", trace))
    assert json.loads(answer.body)["instance"] == "-"


def test_programs_get_a_problem_document(door: Door, mint: Mint) -> None:
    answer = refused(door, mint, JSON, TRACE)
    assert answer.status == 403
    assert answer.headers[b"content-type"] == b"application/problem+json"
    assert answer.headers[b"cache-control"] == b"no-store"
    assert json.loads(answer.body) == {
        "type": "about:blank",
        "title": "Forbidden",
        "status": 403,
        "detail": "This account hasn't been given access to this app. Contact for sales: data@example.com",
        "instance": "Self=1-1-a;Root=1-67891233-abcdef012345678912345678",
        "code": "not-allowed",
    }
    ended = json.loads(refused(door, mint, JSON, streamgate_refused="access-ended").body)
    assert ended["code"] == "access-ended"
    assert ended["detail"].startswith("Your access to this app has ended.")


@pytest.mark.parametrize(
    ("path", "status", "code"), [("/", 401, "missing-proof"), ("/_stcore/metrics", 404, "hidden")]
)
def test_other_refusals_are_short_in_every_form(path: str, status: int, code: str, door: Door) -> None:
    problem = door.knock("http", [JSON], path)
    assert (problem.status, json.loads(problem.body)["code"]) == (status, code)
    page = door.knock("http", [BROWSER], path)
    assert (page.status, page.headers[b"content-type"]) == (status, b"text/plain; charset=utf-8")
    assert page.headers[b"x-content-type-options"] == b"nosniff"
    assert len(page.body) < 80


def test_what_only_loads_a_picture_gets_a_line(door: Door, mint: Mint) -> None:
    answer = refused(door, mint, (b"accept", b"*/*"), (b"sec-fetch-mode", b"no-cors"))
    assert (answer.status, answer.body) == (403, b"Your account doesn't have access to this app.\n")
