"""The person behind a request, made of verified claims only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gate.address import readable

_HALF = re.compile("[\ud800-\udfff]")
Claims = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Every field is stable for a person: a change of one starts a new Streamlit session."""

    sub: str
    email: str | None
    name: str | None
    groups: tuple[str, ...]


def person_of(user_info: Claims, access: Claims) -> Person:
    """Groups come from the access token: the load balancer's claims, those of userInfo, have none.

    An email that is not verified or not readable is withheld: it may be somebody else's, and pages
    decide by it.
    userInfo spells the flag as a string:
    https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
    """
    claimed = user_info.get("email_verified")
    verified = claimed is True or claimed == "true"  # Cognito says either; 1 is neither
    email = text(user_info.get("email")) if verified else None
    groups = access.get("cognito:groups")
    return Person(
        sub=access["sub"],
        email=email if email is not None and readable(email) else None,
        name=text(user_info.get("name")),
        groups=tuple(sorted(filter(text, groups))) if isinstance(groups, list) else (),
    )


def text(value: object) -> str | None:
    """A claim that is a text and says something. Half a character, which JSON can hold, is not a text."""
    return value if isinstance(value, str) and value and not _HALF.search(value) else None
