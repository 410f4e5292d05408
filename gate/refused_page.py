"""Fills `refused.html`, the page for somebody who is signed in and may not use the app.

All that it says is in that file, in both languages: the Lambdas in front of the app fill the same one.
"""

import html
import re
from functools import cache
from pathlib import Path

from gate.proof import Proof
from gate.settings import Settings

_NAMED_REASONS = ("access-ended", "email-unverified")


def general_reason(proof: Proof) -> str:
    """As much of the decision as its subject is told: a rule may name other people."""
    return proof.refused if proof.refused in _NAMED_REASONS else "not-allowed"


def sentence(key: str, language: str) -> str:
    """One of those in the comment at the top of the file."""
    notes, _ = _template()
    found = re.search(rf"^ *{key}\.{language}: (.+)$", notes, re.MULTILINE)
    if found is None:
        raise LookupError(f"refused.html has no sentence {key}.{language}")
    return found[1]


def refused_page(proof: Proof, settings: Settings, request: str) -> str:
    _, page = _template()
    email, reason = proof.person.email, general_reason(proof)
    values = {
        "app": settings.app,
        "contact": settings.contact,
        "request": request,
        "account.en": email or sentence("no-email", "en"),
        "account.ja": email or sentence("no-email", "ja"),
        "reason.en": sentence(reason, "en"),
        "reason.ja": sentence(reason, "ja"),
    }
    # In one pass, so that a value that looks like a placeholder stays what it is.
    return re.sub(r"\{\{([a-z.]+)\}\}", lambda found: html.escape(values[found[1]]), page)


@cache
def _template() -> tuple[str, str]:
    """The comment, which is not sent, and the page after it."""
    notes, page = Path(__file__).with_name("refused.html").read_text("utf-8").split("-->\n", 1)
    return notes, page
