"""Streamlit's own sign-in behind the gate: what pages written for it see and do."""

from types import ModuleType

import pytest
from streamlit import config
from streamlit.web.server.starlette import starlette_websocket

from gate.person import Person
from gate.testing.door import Door, proof
from gate.testing.mint import Mint
from gate.user import current, provide_user, redirect, user_info


@pytest.mark.parametrize(
    ("groups", "expected"),
    [((), []), (("presales",), ["presales"]), (("admins", "sales"), ["admins", "sales"])],
)
def test_st_user_is_typed(groups: tuple[str, ...], expected: list[str]) -> None:
    """A text of groups was true when empty, and "sales" was found in "presales"."""
    current.set(Person("s-ana", "ana@example.com", "Ana 🦊", groups))
    user = user_info(None)
    assert user["groups"] == expected
    assert bool(user["groups"]) is bool(expected)
    assert ("sales" in user["groups"]) is ("sales" in expected)
    assert user["is_logged_in"] is True


def test_what_a_person_lacks_is_none() -> None:
    current.set(Person("s-ana", None, None, ()))
    assert user_info(None) == {
        "is_logged_in": True,
        "sub": "s-ana",
        "email": None,
        "name": None,
        "groups": [],
    }


def test_a_page_cannot_change_the_person_of_later_pages() -> None:
    current.set(Person("s-ana", None, None, ("sales",)))
    user_info(None)["groups"].append("admins")
    assert user_info(None)["groups"] == ["sales"]


def test_without_a_verified_person_there_is_no_session() -> None:
    current.set(None)
    with pytest.raises(LookupError):
        user_info(None)


def _reader(headers: object) -> None: ...


def _reads_otherwise(websocket: object) -> None: ...


def _handler() -> None: ...


@pytest.mark.parametrize(
    ("reader", "handler"),
    [
        (None, starlette_websocket.create_websocket_handler),
        (_reads_otherwise, starlette_websocket.create_websocket_handler),
        (_reader, _handler),
        (_reader, None),
    ],
)
def test_an_unknown_streamlit_does_not_start(
    reader: object, handler: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The function is gone, gets something else, or nothing calls it any more."""
    changed = ModuleType("starlette_websocket")
    changed.gather_user_info = changed._gather_user_info = reader
    changed.create_websocket_handler = handler
    monkeypatch.setattr("gate.user.starlette_websocket", changed)
    with pytest.raises(RuntimeError, match=r"does not know how Streamlit 1\.\d+"):
        provide_user()


def test_a_request_without_proof_has_no_person_of_an_earlier_one(door: Door) -> None:
    current.set(Person("s-ana", None, None, ()))
    answer = door.knock("http", [], "/_stcore/health")
    assert (answer.status, answer.person) == (200, None)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/auth/logout", b"/_gate/signout"),
        ("/auth/login", b"/"),
        ("/oauth2callback", b"/"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_streamlits_sign_in_addresses_lead_on(
    path: str, location: bytes, method: str, door: Door, mint: Mint
) -> None:
    answer = door.knock("http", proof(mint.data(), mint.access()), path, method)
    assert (answer.status, answer.headers[b"location"]) == (303, location)


def test_they_are_no_way_in(door: Door) -> None:
    assert door.knock("http", [], "/auth/logout").status == 401


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/auth",
        "/auth/logout/",
        "//evil.example/auth/login",
        "//evil.example/oauth2callback",
        "/x/auth/login",
    ],
)
def test_other_addresses_stay(path: str) -> None:
    assert redirect({"type": "http", "path": path}) is None


def test_they_are_below_the_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/tools/sales/"}.get)
    assert redirect({"type": "http", "path": "/tools/sales/auth/login"}) == "/tools/sales/"
    assert redirect({"type": "http", "path": "/tools/sales/auth/logout"}) == "/_gate/signout"
    assert redirect({"type": "http", "path": "/auth/login"}) is None
