"""Whoever cannot prove it stays out, over HTTP and WebSocket alike, and the log says why."""

import json
from collections import Counter

import pytest

from gate.testing.door import Door
from gate.testing.forgeries import FORGERIES
from gate.testing.mint import ABSENT, Mint


def test_at_least_40_are_tried_in_each_header() -> None:
    count = Counter(forgery.which for forgery in FORGERIES.values())
    assert min(count["data"], count["access"]) >= 40


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_stays_out(
    name: str, kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    forgery = FORGERIES[name]
    answer = door.present(kind, *forgery.pair(mint))
    assert answer.status == (401 if kind == "http" else 403)
    assert answer.seen is None
    assert json.loads(capsys.readouterr().out) == {
        "event": "refused",
        "app": "sales",
        "reason": forgery.reason,
        "kind": kind,
        "method": "GET",
        "path": "/",
        "request": "-",
    }


@pytest.mark.parametrize(
    ("data", "access", "reason"),
    [
        (None, None, "missing-proof"),
        ({"sub": ABSENT}, {"sub": ABSENT}, "subjects-differ"),
        ({"sub": ""}, {"sub": ""}, "subjects-differ"),
        ({"sub": ["s-ana"]}, {"sub": ["s-ana"]}, "subjects-differ"),
    ],
)
def test_two_tokens_of_nobody_stay_out(
    data: dict | None,
    access: dict | None,
    reason: str,
    kind: str,
    door: Door,
    mint: Mint,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pair = (None, None) if data is None else (mint.data(claims=data), mint.access(claims=access))
    assert door.present(kind, *pair).seen is None
    assert json.loads(capsys.readouterr().out)["reason"] == reason


def test_swapped_tokens_stay_out(kind: str, door: Door, mint: Mint) -> None:
    assert door.present(kind, mint.access(), mint.data()).seen is None


@pytest.mark.parametrize(
    "claim", ["other", "", None, ABSENT, ["sales"], "Sales"], ids=lambda claim: str(claim)[:9]
)
def test_a_person_without_this_apps_claim_stays_out(
    claim: object, kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = door.present(kind, mint.data(), mint.access(claims={"streamgate_app": claim}))
    assert answer.status == 403
    assert answer.seen is None
    assert json.loads(capsys.readouterr().out)["reason"] == "not-allowed"
