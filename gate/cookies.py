"""The load balancer's cookies in a request: whoever has them is the visitor, so no app gets to see them."""

import re
from dataclasses import dataclass

# Its stickiness and the nonce of a sign-in. The session's own name is the app's setting.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
_LOAD_BALANCER = ("AWSALB", "AWSELB")
# Of Streamlit's own sign-in. It would add to `st.user` what the gate has not verified.
_STREAMLIT = "_streamlit_user"


@dataclass(frozen=True, slots=True)
class SessionCookies:
    """Cookies whose names begin with `session`, or with what only the load balancer's begin with."""

    pattern: re.Pattern[bytes]

    @classmethod
    def named(cls, session: str) -> "SessionCookies":
        """Blanks and quotes before a name are no part of it."""
        names = b"|".join(re.escape(name.encode()) for name in (session, *_LOAD_BALANCER, _STREAMLIT))
        return cls(re.compile(rb'[\x00-\x20"\x7f-\xff]*(?:' + names + rb")", re.IGNORECASE))

    def without(self, header: bytes) -> bytes:
        """What is left of a `Cookie` header, byte for byte; empty where nothing is.

        A semicolon ends a cookie even between quotes: so do the readers behind the gate.
        """
        cookies = header.split(b";")
        kept = [cookie for cookie in cookies if not self._is_session(cookie)]
        if len(kept) == len(cookies):
            return header
        return b";".join(kept).strip()

    def _is_session(self, cookie: bytes) -> bool:
        """RFC 2965 had commas between cookies, so a name after one counts too."""
        if b"," in cookie:
            return any(map(self.pattern.match, cookie.split(b",")))
        return self.pattern.match(cookie) is not None
