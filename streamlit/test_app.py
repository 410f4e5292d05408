"""The demo page by itself: with somebody, with nobody, and with what they do on it."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

NOBODY = {"sub": None, "email": None, "name": None, "groups": None}
ANA = NOBODY | {"email": "ana@example.com", "groups": ["admins", "sales"]}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(st, "user", NOBODY)
    return AppTest.from_file(str(Path(__file__).with_name("app.py")), default_timeout=15)


def test_somebody_is_greeted_with_their_groups(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "user", ANA)
    page.run()
    assert page.text[0].value == "Hello, ana@example.com."
    assert page.caption[0].value == "Your groups: `admins`, `sales`"


def test_nobody_is_no_error(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert page.text[0].value == "Hello, stranger."
    assert len(page.caption) == 0


def test_the_slider_changes_what_is_shown(page: AppTest) -> None:
    month = [metric.value for metric in page.run().metric]
    fortnight = [metric.value for metric in page.slider[0].set_value(14).run().metric]
    assert month == ["12,900", "8,806", "4,094"]
    assert fortnight == ["6,017", "4,091", "1,926"]


def test_an_upload_is_reported_by_name_and_size(page: AppTest) -> None:
    page.run().file_uploader[0].set_value(("report.csv", b"a,b\n1,2\n", "text/csv")).run()
    assert not page.exception
    assert page.success[0].value == "Received report.csv: 8 bytes."
