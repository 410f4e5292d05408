"""Until when a socket may live on what its handshake proved."""

import asyncio
import time
from typing import Any

import pytest

from gate.person import Person
from gate.proof import Proof
from gate.testing.door import Door
from gate.testing.mint import ABSENT, SETTINGS, Mint

HOUR = 3600
NOW = 1_000_000
# The access token ends in an hour.
TOKEN = NOW + HOUR

TABLE = [
    ("the session outlives the token", NOW + 9 * HOUR, TOKEN),
    ("the session ends first", NOW + 60, NOW + 60),
    ("both end together", TOKEN, TOKEN),
    # The load balancer's session began after the sign-in, so it lives, and is looked at again soon.
    ("the session is over, counted from the sign-in", NOW, NOW + 300),
    ("and long over", NOW - HOUR, NOW + 300),
    ("nobody says when it began", None, TOKEN),
]


@pytest.mark.parametrize(("session_ends", "ends"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_socket_ends_with_its_token_or_its_session(session_ends: int | None, ends: int) -> None:
    proof = Proof(Person("s-ana", None, None, ()), "sales", None, TOKEN, TOKEN, session_ends)
    assert proof.socket_ends(NOW) == ends


def test_a_session_that_lives_on_is_no_longer_than_its_token() -> None:
    proof = Proof(Person("s-ana", None, None, ()), "sales", None, NOW + 9, NOW + 9, NOW - 1)
    assert proof.socket_ends(NOW) == NOW + 9


@pytest.mark.parametrize(
    ("signed_in", "known"), [(NOW, True), (ABSENT, False), ("1000000", False), (True, False), (1.5, False)]
)
def test_a_session_is_counted_from_the_sign_in(signed_in: Any, known: bool, door: Door, mint: Mint) -> None:
    verifier = door.gate.proofs.verifier
    proof = asyncio.run(verifier.verify(mint.data(), mint.access(claims={"auth_time": signed_in})))
    assert proof.session_ends == (NOW + SETTINGS.session_hours * HOUR if known else None)
    assert proof.access_expires > time.time()
