"""The load balancer's cookies never reach Streamlit; everybody else's arrive as the browser sent them."""

import pytest

from gate.testing.door import Door, proof
from gate.testing.mint import Mint

SESSION = b"streamgate-sales-0=TOKEN"


def seen(kind: str, door: Door, mint: Mint, *cookies: bytes, name: bytes = b"cookie") -> list[bytes]:
    headers = [(name, cookie) for cookie in cookies]
    answer = door.knock(kind, headers + proof(mint.data(), mint.access()))
    assert answer.seen is not None
    return [value for key, value in answer.seen if key.lower() == b"cookie"]


@pytest.mark.parametrize("name", [b"cookie", b"Cookie", b"COOKIE"])
@pytest.mark.parametrize(
    ("sent", "left"),
    [
        (SESSION, b""),
        (b"streamgate-sales=TOKEN", b""),
        (b"a=1; " + SESSION + b"; b=2", b"a=1; b=2"),
        (SESSION + b"; a=1", b"a=1"),
        (b"a=1; " + SESSION, b"a=1"),
        (b"a=1;" + SESSION + b";b=2", b"a=1;b=2"),
        (b"a=1;\t " + SESSION + b" ;  b = 2", b"a=1;  b = 2"),
        (b"a=1; streamgate-sales-0 = TOKEN", b"a=1"),
        (b'a=1; streamgate-sales-0="TOKEN; b=2"', b'a=1; b=2"'),
        (b'a="x; ' + SESSION + b'; y"', b'a="x; y"'),
        (b"a=1, " + SESSION + b"; b=2", b"b=2"),
        (b'$Version="1"; ' + SESSION + b'; $Path="/"', b'$Version="1"; $Path="/"'),
        (b"a=1; streamgate-sales-0", b"a=1"),
        (b"a=1; \xa0" + SESSION, b"a=1"),
        (b'a=1; "streamgate-sales-0"=TOKEN', b"a=1"),
        (b"a=1; STREAMGATE-SALES-1=TOKEN", b"a=1"),
        (b"a=1; streamgate-sales-11=TOKEN", b"a=1"),
        (
            b"_streamlit_user=TOKEN; _streamlit_xsrf=x; _streamlit_user__1=T; _streamlit_user_tokens=T",
            b"_streamlit_xsrf=x",
        ),
        (b"AWSALBAuthNonce=n; a=1; AWSALB=s; AWSALBCORS=s; AWSALBTG=s; AWSALBAPP-0=s", b"a=1"),
        (b"a=1; AWSELB=s; AWSELBCORS=s; AWSELBAuthSessionCookie-0=TOKEN", b"a=1"),
        (SESSION + b"; ;", b";"),
    ],
)
def test_the_session_is_taken_out(
    sent: bytes, left: bytes, name: bytes, kind: str, door: Door, mint: Mint
) -> None:
    assert seen(kind, door, mint, sent, name=name) == ([left] if left else [])


@pytest.mark.parametrize(
    "cookie",
    [
        b"_streamlit_xsrf=2|a|b; theme=dark",
        b"a=1;b=2 ;  c=3;;",
        b'a="1 2"; b=\xe6\x97\xa5; =c; d',
        b"streamgate-finance-0=x; my-streamgate-sales-0=x; x-AWSALB=1; a=AWSALB",
        b"a=streamgate-sales-0=x",
    ],
)
def test_all_else_arrives_byte_for_byte(cookie: bytes, kind: str, door: Door, mint: Mint) -> None:
    assert seen(kind, door, mint, cookie) == [cookie]


def test_several_headers_are_cleaned_each(kind: str, door: Door, mint: Mint) -> None:
    assert seen(kind, door, mint, b"a=1", SESSION, b"b=2; " + SESSION, b"c=3") == [b"a=1", b"b=2", b"c=3"]


def test_the_health_check_is_cleaned_too(door: Door) -> None:
    answer = door.knock("http", [(b"cookie", SESSION + b"; a=1")], "/_stcore/health")
    assert answer.others() == {"cookie": "a=1"}
