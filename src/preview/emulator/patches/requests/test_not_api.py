"""What reaches the emulator and is no API request, and what only looks so."""

import urllib.error
import urllib.request

import pytest

from ..conftest import Emulators
from ..processes import own
from .not_api import NOT_API, is_not_api


def status(url: str, method: str = "GET") -> int:
    request = urllib.request.Request(url, method=method)  # noqa: S310
    try:
        with urllib.request.urlopen(request) as answered:  # noqa: S310
            return answered.status
    except urllib.error.HTTPError as error:
        return error.code


# What the list calls it → method, path and host of one.
EXAMPLES = {
    "the emulator's own": ("GET", "/_ministack/nothing", "127.0.0.1:4566"),
    "hosted login pages": ("GET", "/login", "127.0.0.1:4566"),
    "OAuth endpoints": ("POST", "/oauth2/token", "127.0.0.1:4566"),
    "JWKS and OpenID configuration": ("GET", "/eu-central-1_a/.well-known/jwks.json", "127.0.0.1:4566"),
    "a registry's own API": ("GET", "/v2/sales/manifests/latest", "127.0.0.1:4566"),
    "instance metadata": ("GET", "/latest/meta-data/", "169.254.169.254"),
    "task metadata": ("GET", "/v4/0123456789abcdef/task", "127.0.0.1:4566"),
    "execute-api": ("GET", "/_aws/execute-api/0123abcd/prod/a", "127.0.0.1:4566"),
    "function URLs": ("GET", "/", "0123456789abcdef0123456789abcdef.lambda-url.eu-central-1.localhost"),
    "a load balancer's targets": ("GET", "/_alb/apps/", "127.0.0.1:4566"),
    "a distribution's content": ("GET", "/", "E0123456789ABC.cloudfront.localhost"),
}


def test_each_has_an_example() -> None:
    assert EXAMPLES.keys() == NOT_API.keys()


@pytest.mark.parametrize("name", NOT_API)
def test_an_example_is_one_of_its_kind_and_of_no_other(name: str) -> None:
    assert [other for other, is_one in NOT_API.items() if is_one(*EXAMPLES[name])] == [name]


@pytest.mark.parametrize("path", ["/latest/key", "/login", "/v4/0123456789abcdef/key"])
def test_a_signed_request_of_the_same_path_asks_for_an_object(path: str) -> None:
    signed = {"authorization": "AWS4-HMAC-SHA256 Credential=test/20261130/eu-central-1/s3/aws4_request"}
    assert is_not_api("GET", path, {})
    assert not is_not_api("GET", path, signed)


def test_they_are_no_violations(emulators: Emulators) -> None:
    for path in (
        "/login",
        "/logout",
        "/oauth2/authorize",
        "/a_b/.well-known/jwks.json",
    ):
        status(emulators.patched.endpoint + path)
    status(emulators.patched.endpoint + "/oauth2/token", "POST")
    own(emulators.patched.endpoint, "/_ministack/health")
    assert emulators.patched.violations() == []


@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/bucket/key"])
def test_an_unsigned_request_that_is_none_of_them_is_refused(emulators: Emulators, path: str) -> None:
    assert not is_not_api("GET", path, {})
    assert status(emulators.patched.endpoint + path) == 403
