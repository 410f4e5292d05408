"""Which addresses of a token count: as src/kit/address.test.ts has it, and every claim that is not a text."""

import json
import unicodedata
from pathlib import Path

import pytest

from gate.address import readable
from gate.person import person_of

TABLE = json.loads(
    (Path(__file__).parents[1] / "src" / "kit" / "fakes" / "addresses.json").read_text("utf-8")
)
NO_TEXTS = [None, 7, True, [], ["ana@acme.com"], {}, {"email": "ana@acme.com"}, "", "\ud800"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row["given"]))
def test_an_address_that_cannot_be_read_is_withheld_like_one_that_is_not_verified(row: dict) -> None:
    given, is_readable = row["given"], row["normal"] is not None
    assert readable(given) is is_readable
    person = person_of({"email": given, "email_verified": "true"}, {"sub": "s-ana"})
    assert person.email == (given if is_readable else None)


def test_every_space_control_and_format_character_is_refused() -> None:
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}:
            assert not readable(f"an{character}a@acme.com"), hex(code)


@pytest.mark.parametrize("claim", NO_TEXTS, ids=ascii)
def test_a_claim_that_is_not_a_text_says_nothing_and_breaks_nothing(claim: object) -> None:
    user_info = {"email": claim, "name": claim, "email_verified": True}
    person = person_of(user_info, {"sub": "s-ana", "cognito:groups": [claim, "sales"]})
    assert (person.email, person.name, person.groups) == (None, None, ("sales",))
    person = person_of(
        {"email": "ana@acme.com", "email_verified": claim}, {"sub": "s-ana", "cognito:groups": claim}
    )
    assert person.email == ("ana@acme.com" if claim is True else None)
    assert set(person.groups) <= {"ana@acme.com"}
