"""Whom the token endpoint gives tokens to."""

from typing import Any

from .conftest import Emulators, Server
from .hosted_login import CALLBACK, Login

SAYS_NOTHING = "def handler(event, context):\n    return event\n"
CLIENT, GRANT = "invalid_client", "invalid_grant"


def test_a_refresh_is_for_the_client_that_signed_in(emulators: Emulators) -> None:
    def answers(server: Server) -> list[str | None]:
        login = Login(server, "refreshing", SAYS_NOTHING)
        login.add_person("ana", [])
        token = login.sign_in("ana").answer["refresh_token"]
        other, its_secret = login.add_client()
        public, _ = login.add_client(GenerateSecret=False)
        attempts: list[tuple[Any, Any]] = [
            (login.client, login.secret),
            (login.client, None),
            (login.client, "wrong"),
            (login.client, its_secret),
            (other, its_secret),
            (other, login.secret),
            (public, None),
            ("unknown", "wrong"),
            (None, None),
        ]
        refresh = {"grant_type": "refresh_token", "refresh_token": token}
        return [login.answer(*attempt, **refresh).get("error") for attempt in attempts]

    expected = [None, CLIENT, CLIENT, CLIENT, GRANT, CLIENT, GRANT, CLIENT, CLIENT]
    emulators.assert_corrected(answers, expected, "authenticate_clients")


def test_a_code_is_for_its_client_and_survives_a_wrong_secret(emulators: Emulators) -> None:
    """As upstream has it: here to see that the patch leaves it so."""
    login = Login(emulators.patched, "coding", SAYS_NOTHING)
    login.add_person("ana", [])
    other, its_secret = login.add_client()
    code = {"grant_type": "authorization_code", "code": login.code("ana"), "redirect_uri": CALLBACK}
    attempts = [(login.client, None), (other, its_secret), (login.client, login.secret)]
    answers = [login.answer(*attempt, **code) for attempt in attempts]
    assert [answer.get("error") for answer in answers] == [CLIENT, GRANT, None]
    assert "id_token" in answers[2]
