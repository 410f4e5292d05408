"""Secrets reach the page, and nothing that could tell them on."""

import json
import os
from pathlib import Path

import pytest

from gate.secrets import take_secrets
from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.page import run_page
from gate.testing.server import Server, running

# Says what it finds: the secrets, its environment and that of a child process.
PAGE = """
import json, os, subprocess, sys
import streamlit as st
told = [sys.executable, "-c", "import json, os; print(json.dumps(dict(os.environ)))"]
child = json.loads(subprocess.check_output(told, text=True))
st.text(json.dumps({"secrets": st.secrets.to_dict(), "environment": dict(os.environ), "child": child}))
st.text(st.secrets.database.password + st.secrets["database"]["password"])
"""

DEPLOYED = {
    "STREAMGATE_SECRET_database": '{"user": "sales", "password": "pw-1", "port": 5432}',
    "STREAMGATE_SECRET_api_key": "key-2",
    "STREAMGATE_SECRET_PATH": "path-3",
    "STREAMLIT_SERVER_COOKIE_SECRET": "cookie-4",
}
TOLD = ["pw-1", "key-2", "path-3", "cookie-4", "STREAMGATE_SECRET", "COOKIE_SECRET"]
LOCAL = """
local_only = "local-5"
api_key = "local-6"
[database]
password = "local-7"
host = "local-8"
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"user": "a", "deep": {"n": [1, true]}}', {"user": "a", "deep": {"n": [1, True]}}),
        (' {"a":\n"b"} ', {"a": "b"}),
        ("{}", {}),
        *(
            (same, same)
            for same in ("plain", "", "5432", "007", '"quoted"', "true", "null", "[1]", "{a", " x ")
        ),
    ],
)
def test_a_json_object_is_a_section_and_anything_else_text(text: str, value: object) -> None:
    assert take_secrets({"STREAMGATE_SECRET_it": text}) == {"it": value}


def test_keys_are_kept_as_they_are_and_other_variables_stay() -> None:
    environment = {"STREAMGATE_SECRET_Api_KEY2": "a", "STREAMGATE_APP": "sales", "XSTREAMGATE_SECRET_no": "b"}
    assert take_secrets(environment) == {"Api_KEY2": "a"}
    assert environment == {"STREAMGATE_APP": "sales", "XSTREAMGATE_SECRET_no": "b"}


def write_local_secrets(folder: Path, text: str) -> None:
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(text)


def show(server: Server, mint: Mint) -> tuple[dict, str]:
    with server.open(proof(mint.data(), mint.access())) as tab:
        _, [found, password] = run_page(tab)
    return json.loads(found), password


def test_deployed_secrets_are_in_st_secrets_and_nowhere_else(mint: Mint, tmp_path: Path) -> None:
    with running(mint, tmp_path, "app.py", PAGE, secrets=DEPLOYED) as server:
        found, twice = show(server, mint)
        log = server.output.read_text()
    assert twice == "pw-1pw-1"
    assert found["secrets"] == {
        "database": {"user": "sales", "password": "pw-1", "port": 5432},
        "api_key": "key-2",
        "PATH": "path-3",
    }
    assert found["environment"]["PATH"] == os.environ["PATH"]
    for place in (json.dumps(found["environment"]), json.dumps(found["child"]), log):
        assert [told for told in TOLD if told in place] == []


def test_secrets_toml_serves_a_developer(mint: Mint, tmp_path: Path) -> None:
    write_local_secrets(tmp_path, LOCAL)
    with running(mint, tmp_path, "app.py", PAGE) as server:
        found, twice = show(server, mint)
    assert twice == "local-7local-7"
    assert found["secrets"]["local_only"] == "local-5"
    assert "local-" not in json.dumps([found["environment"], found["child"]])  # as in AWS


@pytest.mark.parametrize("toml", [LOCAL, "this is no toml"])
def test_a_deployed_secret_replaces_the_file_s_of_that_key(toml: str, mint: Mint, tmp_path: Path) -> None:
    write_local_secrets(tmp_path, toml)
    with running(mint, tmp_path, "app.py", PAGE, secrets=DEPLOYED) as server:
        found, _ = show(server, mint)
    assert found["secrets"].pop("local_only", "local-5") == "local-5"
    assert "local-" not in json.dumps(found)  # a section is replaced as a whole: no host of another database


def test_without_any_the_page_runs_as_ever(mint: Mint, tmp_path: Path) -> None:
    page = "import streamlit as st\nst.text(st.secrets.load_if_toml_exists())\n"
    with (
        running(mint, tmp_path, "app.py", page) as server,
        server.open(proof(mint.data(), mint.access())) as tab,
    ):
        assert run_page(tab)[1] == ["False"]


def test_a_section_that_streamlit_cannot_hold_stops_the_start_and_is_not_shown(
    mint: Mint, tmp_path: Path
) -> None:
    unfit = {"STREAMGATE_SECRET_database": '{"password": "pw-1", "host": null}'}
    with pytest.raises(RuntimeError) as caught, running(mint, tmp_path, "app.py", secrets=unfit):
        pass
    assert "Unsupported type 'NoneType' at 'database.host' in secrets." in str(caught.value)
    assert "pw-1" not in str(caught.value)
