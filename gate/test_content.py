"""What browsers may do with an answer: frame it, sniff it, run it as a page of the app."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from gate.content import Content
from gate.testing.mint import SETTINGS

SANDBOX = b"sandbox; default-src 'none'"
FRAMES = b"frame-ancestors 'self'"


def answer(
    path: str, headers: list[tuple[bytes, bytes]], scheme: str = "http", **settings: str
) -> list[tuple[bytes, bytes]]:
    """The headers that a browser gets where Streamlit sends `headers`."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    guarded = Content.of(replace(SETTINGS, **settings)).guard({"path": path, "scheme": scheme}, send)
    body = {"type": "http.response.body", "body": b"x"}
    asyncio.run(guarded({"type": "http.response.start", "status": 200, "headers": headers}))
    asyncio.run(guarded(body))
    assert sent[1] is body
    assert sent[0]["status"] == 200
    return sent[0]["headers"]


def policies(path: str, headers: list[tuple[bytes, bytes]], **settings: str) -> list[bytes]:
    return [v for k, v in answer(path, headers, **settings) if k == b"content-security-policy"]


def is_sandboxed(path: str, *headers: tuple[bytes, bytes], **settings: str) -> bool:
    found = [policy for policy in policies(path, list(headers), **settings) if policy.startswith(SANDBOX)]
    assert len(found) < 2
    return bool(found)


@pytest.mark.parametrize("path", ["/", "/static/index.js", "/_stcore/host-config", "/media/a.png", "/page"])
def test_every_answer_says_who_may_frame_it_and_what_it_is(path: str) -> None:
    headers = answer(path, [(b"content-type", b"image/png")])
    assert headers == [
        (b"content-type", b"image/png"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (b"content-security-policy", FRAMES),
    ]


def test_more_origins_may_frame_it_where_the_app_says_so() -> None:
    policy = f"{FRAMES.decode()} https://wiki.example.com"
    assert policies("/", [], frame_ancestors="'self' https://wiki.example.com") == [policy.encode()]


def test_what_streamlit_says_itself_is_not_weakened() -> None:
    own = [(b"Content-Security-Policy", b"default-src 'self'"), (b"vary", b"Origin")]
    weak = [(b"X-Content-Type-Options", b"off"), (b"Referrer-Policy", b"unsafe-url")]
    headers = answer("/", [*own, *weak])
    assert headers[:2] == own
    assert not [header for header in weak if header in headers]


def test_cookies_of_an_https_page_are_secure() -> None:
    cookie = (b"set-cookie", b"a=1; Path=/")
    assert cookie in answer("/", [cookie])
    assert (b"set-cookie", b"a=1; Path=/; Secure") in answer("/", [cookie], scheme="https")


@pytest.mark.parametrize(
    "content_type",
    [
        *(b"application/pdf", b"APPLICATION/PDF", b" application/pdf ", b"application/pdf; version=1.7"),
        *(b"image/png", b"image/jpeg", b"image/jpg", b"Image/GIF", b"image/webp", b"image/avif"),
        *(b"image/png;charset=utf-8", b"image/x-icon", b"image/bmp"),
        *(b"audio/mpeg", b"audio/wav", b"audio/x-wav", b"video/mp4", b"Video/WebM;codecs=vp8"),
        *(b"audio/vnd.wave", b"audio/3gpp2"),
    ],
)
def test_players_pictures_and_previews_are_not_sandboxed(content_type: bytes) -> None:
    assert not is_sandboxed("/media/0a1b.bin", (b"content-type", content_type))


@pytest.mark.parametrize(
    "content_type",
    [
        *(b"text/html", b"TEXT/HTML", b"text/html; charset=utf-8", b"\ttext/html", b"application/xhtml+xml"),
        *(b"image/svg+xml", b"IMAGE/SVG+XML;charset=utf-8", b"text/xml", b"application/xml"),
        *(b"video/evil+xml", b"audio/x+xml", b"image/x+xml", b"image/png+xml"),
        *(b"image/png, text/html", b"image/png;x,text/html", b'image/png;a="b, text/html"'),
        *(b"image/png text/html", b"image/png/text/html", b"image/pngtext/html", b"image/png\x0btext/html"),
        *(b"application/pdf\x00", b"multipart/x-mixed-replace", b"application/javascript", b"text/css"),
        *(b"text/plain", b"application/octet-stream", b"application/json", b"text/vtt"),
        *(b"", b"*/*", b"image/*", b"audio/", b"video", b"/", b"\xff"),
    ],
)
def test_all_else_is_sandboxed(content_type: bytes) -> None:
    assert is_sandboxed("/media/0a1b.bin", (b"content-type", content_type))


def test_without_one_type_it_is_sandboxed() -> None:
    png = (b"content-type", b"image/png")
    assert is_sandboxed("/media/0a1b")
    assert is_sandboxed("/media/0a1b", png, (b"content-type", b"text/html"))
    assert is_sandboxed("/media/0a1b", (b"Content-Type", b"text/html"), png)
    assert is_sandboxed("/media/0a1b", png, png)


@pytest.mark.parametrize(
    ("disposition", "sandboxed"),
    [
        (b'attachment; filename="report.html"', False),
        (b"Attachment", False),
        (b"attachment;filename*=utf-8''%E6%97%A5.html", False),
        (b"inline", True),
        (b'inline; filename="attachment"', True),
        (b"attachments", True),
        (b"x attachment", True),
        (b"", True),
    ],
)
def test_a_download_is_never_a_page(disposition: bytes, sandboxed: bool) -> None:
    html = (b"content-type", b"text/html")
    given, inline = (b"content-disposition", disposition), (b"content-disposition", b"inline")
    assert is_sandboxed("/media/a", html, given) is sandboxed
    assert is_sandboxed("/media/a", html, given, inline)


@pytest.mark.parametrize("path", ["/media/a.html", "/media/", "/media/x/y", "/media//x"])
def test_wherever_media_are(path: str) -> None:
    html = (b"content-type", b"text/html")
    assert is_sandboxed(path, html)
    assert is_sandboxed(f"/tools/sales{path}", html, health_path="/tools/sales/_stcore/health")
    assert not is_sandboxed(f"/tools{path}", html)  # Streamlit answers with the page itself


@pytest.mark.parametrize("path", ["/", "/media", "/medias/x", "/component/a.b/i.html", "/app/static/a.html"])
def test_what_the_team_ships_stays_a_page(path: str) -> None:
    assert not is_sandboxed(path, (b"content-type", b"text/html"))
