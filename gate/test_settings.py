"""A gate that does not know whom to trust does not open."""

from pathlib import Path

import pytest

from gate.settings import SettingsError, read_settings
from gate.testing.mint import SETTINGS

GOOD = {
    "STREAMGATE_APP": "sales",
    "STREAMGATE_ENTRY": "app.py",
    "STREAMGATE_CLIENT_ID": "4client",
    "STREAMGATE_SESSION_COOKIE": "streamgate-sales",
    "STREAMGATE_LOAD_BALANCER_ARN": SETTINGS.load_balancer_arn,
    "STREAMGATE_ISSUER": SETTINGS.issuer,
    "STREAMGATE_LOAD_BALANCER_KEYS_URL": "https://public-keys.auth.elb.eu-west-1.amazonaws.com",
    "STREAMGATE_POOL_KEYS_URL": f"{SETTINGS.issuer}/.well-known/jwks.json",
    "STREAMGATE_HEALTH_PATH": "/_stcore/health",
    "STREAMGATE_MAX_UPLOAD_MIB": "32",
    "STREAMGATE_FRAME_ANCESTORS": "'self' https://wiki.example.com https://intra.example.com:8443",
    "STREAMGATE_SESSION_HOURS": "10",
    "STREAMGATE_CONTACT": "data@example.com",
}
CODES = [name for name in GOOD if name != "STREAMGATE_CONTACT"]  # all but the one that people read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app.py").touch()
    return tmp_path


def test_a_full_environment_is_read_as_it_is(folder: Path) -> None:
    settings = read_settings(GOOD | {"HOME": "/root"}, folder)
    assert (settings.app, settings.entry, settings.issuer) == ("sales", "app.py", SETTINGS.issuer)
    assert settings.load_balancer_keys_url == GOOD["STREAMGATE_LOAD_BALANCER_KEYS_URL"]
    assert settings.pool_keys_url == GOOD["STREAMGATE_POOL_KEYS_URL"]
    assert (settings.max_upload_mib, settings.session_hours) == (32, 10)


@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize("value", [None, "", " ", "a b", "x\n", "../app.py", "http://evil.test/keys", "日本"])
def test_a_missing_or_malformed_value_is_named(name: str, value: str | None, folder: Path) -> None:
    environment = {**GOOD, name: value} if value is not None else {k: v for k, v in GOOD.items() if k != name}
    with pytest.raises(SettingsError, match=rf"\n{name} is "):
        read_settings(environment, folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STREAMGATE_ENTRY", "pages/app.py"),
        ("STREAMGATE_ENTRY", "/app.py"),
        ("STREAMGATE_ENTRY", ".py"),
        ("STREAMGATE_ENTRY", "missing.py"),
        ("STREAMGATE_LOAD_BALANCER_ARN", SETTINGS.load_balancer_arn.replace("/app/", "/net/")),
        ("STREAMGATE_ISSUER", SETTINGS.issuer.replace("https", "http")),
        ("STREAMGATE_ISSUER", "https://cognito-idp.evil.test/eu-west-1_Pool"),
        ("STREAMGATE_LOAD_BALANCER_KEYS_URL", "https://keys.test/"),
        ("STREAMGATE_LOAD_BALANCER_KEYS_URL", "https://keys.test/k?x=1"),
        ("STREAMGATE_LOAD_BALANCER_KEYS_URL", "https://user@keys.test/k"),
        ("STREAMGATE_POOL_KEYS_URL", "http://127.0.0.1.evil.test/jwks.json"),
        ("STREAMGATE_POOL_KEYS_URL", "file:///etc/passwd"),
        ("STREAMGATE_MAX_UPLOAD_MIB", "0"),
        ("STREAMGATE_SESSION_HOURS", "0"),
        ("STREAMGATE_SESSION_HOURS", "1.5"),
        ("STREAMGATE_MAX_UPLOAD_MIB", "-32"),
        ("STREAMGATE_MAX_UPLOAD_MIB", "32.5"),
        ("STREAMGATE_MAX_UPLOAD_MIB", "100000"),
        ("STREAMGATE_SESSION_COOKIE", "streamgate sales"),
        ("STREAMGATE_SESSION_COOKIE", "streamgate-sales;"),
        ("STREAMGATE_FRAME_ANCESTORS", "https://wiki.example.com"),
        ("STREAMGATE_FRAME_ANCESTORS", "'self' *"),
        ("STREAMGATE_FRAME_ANCESTORS", "'self' http://wiki.example.com"),
        ("STREAMGATE_FRAME_ANCESTORS", "'self' https://*.example.com"),
        ("STREAMGATE_FRAME_ANCESTORS", "'self'; script-src 'none'"),
        ("STREAMGATE_FRAME_ANCESTORS", "'self'\r\nset-cookie: a=b"),
        ("STREAMGATE_HEALTH_PATH", "/"),
        ("STREAMGATE_HEALTH_PATH", "/_stcore/stream"),
        ("STREAMGATE_HEALTH_PATH", "/a b/_stcore/health"),
    ],
)
def test_a_doubtful_value_is_named(name: str, value: str, folder: Path) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({**GOOD, name: value}, folder)


@pytest.mark.parametrize(
    "contact", ["data@example.com", "x", "x" * 200, "データ分析チーム 内線 1234", "<b>#help</b> & co."]
)
def test_a_contact_is_one_line_of_any_text(contact: str, folder: Path) -> None:
    assert read_settings(GOOD | {"STREAMGATE_CONTACT": contact}, folder).contact == contact


@pytest.mark.parametrize(
    "contact", ["", " ", "\u3000", "x" * 201, "a\nb", "a\r", "\x00", "a\x85b", "a\u2028b"]
)
def test_a_contact_that_tells_nothing_or_too_much_is_named(contact: str, folder: Path) -> None:
    with pytest.raises(SettingsError, match="\nSTREAMGATE_CONTACT is "):
        read_settings(GOOD | {"STREAMGATE_CONTACT": contact}, folder)


def test_all_problems_are_told_at_once(folder: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({}, folder)
    assert all(name in str(caught.value) for name in GOOD)


def test_a_key_server_on_this_machine_needs_no_tls(folder: Path) -> None:
    url = "http://127.0.0.1:4566/keys"
    assert read_settings(GOOD | {"STREAMGATE_POOL_KEYS_URL": url}, folder).pool_keys_url == url
