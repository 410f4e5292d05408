"""Fixtures of every test here. Nothing leaves this machine: the key servers are Python or loopback."""

import pytest

from gate.testing.door import Door
from gate.testing.mint import Mint


@pytest.fixture(scope="session")
def mint() -> Mint:
    return Mint()


@pytest.fixture
def door(mint: Mint) -> Door:
    return Door(mint, mint.fetch)


@pytest.fixture(params=["http", "websocket"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param
