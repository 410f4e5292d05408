"""What a browser may do with what Streamlit serves: who may frame it, and what is never a page of the app.

Streamlit serves under `/media/` what people have uploaded, as the type that the uploader named. An HTML,
SVG or XML file that somebody opened there would run its scripts as the app.
https://security.googleblog.com/2023/04/securely-hosting-user-data-in-modern.html
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.types import Message, Scope, Send

from gate.forwarded import secure
from gate.headers import Headers
from gate.settings import Settings

# An opaque origin, no script, no form, nothing from elsewhere. It binds what is opened as a page or in a
# frame; an image in a page, a player and a download ignore it.
_SANDBOX = (
    b"sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; "
    b"font-src data:; base-uri 'none'; form-action 'none'"
)

# A browser shows these and runs nothing in them. No type has a `+`: what ends in +xml is XML, where scripts
# run. No value has a comma: of two types in one value a browser takes the last.
# https://mimesniff.spec.whatwg.org/#xml-mime-type
# https://fetch.spec.whatwg.org/#concept-header-extract-mime-type
_INERT = re.compile(
    rb"(?:application/pdf|image/(?:png|jpe?g|gif|webp|avif|apng|bmp|x-icon|vnd\.microsoft\.icon|tiff)"
    rb"|(?:audio|video)/[a-z0-9.-]+)[ \t]*(?:;[^,]*)?",
    re.IGNORECASE,
)
_DOWNLOAD = re.compile(rb"attachment[ \t]*(?:;.*)?", re.IGNORECASE | re.DOTALL)

# Other sites learn the origin, never a path or a query. Not `same-origin`: the player of st.video needs it.
# https://developers.google.com/youtube/terms/required-minimum-functionality#embedded-player-api-client-identity
_ALWAYS: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
]
_REPLACED = {name for name, _ in _ALWAYS}


@dataclass(frozen=True, slots=True)
class Content:
    """`uploads` is where Streamlit serves media; `frames` the policy of who may frame the app."""

    uploads: str
    frames: tuple[bytes, bytes]

    @classmethod
    def of(cls, settings: Settings) -> "Content":
        base = settings.health_path.removesuffix("/_stcore/health")
        policy = f"frame-ancestors {settings.frame_ancestors}".encode()
        return cls(f"{base}/media/", (b"content-security-policy", policy))

    def guard(self, scope: Scope, send: Send) -> Send:
        """A `send` that adds the headers to whatever Streamlit answers. `scope` has the visitor's scheme."""
        is_upload = scope["path"].startswith(self.uploads)
        is_https = scope["scheme"] == "https"

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [header for header in message["headers"] if header[0].lower() not in _REPLACED]
                if is_https:
                    headers = [secure(*header) for header in headers]
                if is_upload and not is_inert(headers):
                    headers.append((b"content-security-policy", _SANDBOX))
                message = {**message, "headers": [*headers, *_ALWAYS, self.frames]}
            await send(message)

        return send_guarded


def is_inert(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a browser that opens it saves it, or shows it without running anything in it."""
    types, dispositions = [], []
    for name, value in headers:
        match name.lower():
            case b"content-type":
                types.append(value.strip())
            case b"content-disposition":
                dispositions.append(value.strip())
    if len(dispositions) == 1 and _DOWNLOAD.fullmatch(dispositions[0]):
        return True
    return len(types) == 1 and _INERT.fullmatch(types[0]) is not None
