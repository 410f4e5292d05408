"""Who is answered: nobody from a browser, nobody by another name, nobody without the keys."""

import http.client
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from .conftest import Emulators, Server, signed
from .processes import KEYS, REGION, own

CREATE = b"Action=CreateUser&UserName=eve&Version=2010-05-08"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WRONG = {"AWS_SECRET_ACCESS_KEY": "w" * 40}
Request = tuple[str, str, dict[str, str], bytes]


def ask(server: Server, request: Request) -> tuple[int, dict[str, str], str]:
    """As it is, its headers included: a library would put in a Host of its own."""
    method, path, headers, body = request
    connection = http.client.HTTPConnection(urlsplit(server.endpoint).netloc, timeout=20)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        shown = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, shown, answer.read().decode()
    finally:
        connection.close()


def creation(server: Server, more: dict[str, str] | None = None, **keys: str) -> Request:
    """A request that makes an IAM user, signed; `more` is of the browser that sends it."""
    request = signed("iam", "POST", f"{server.endpoint}/", FORM, CREATE, **keys)
    return "POST", "/", {**dict(request.headers), **(more or {})}, CREATE


def presigned(server: Server, **changes: str) -> Request:
    client = server.client("sts")
    url = client.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    for before, after in changes.items():
        url = url.replace(before, after)
    return "GET", url.removeprefix(server.endpoint), {}, b""


@pytest.fixture(autouse=True)
def nobody_made(emulators: Emulators) -> Any:
    yield
    for server in emulators:
        iam = server.client("iam")
        for user in iam.list_users()["Users"]:
            iam.delete_user(UserName=user["UserName"])


def is_refused(attempt: Callable[[Server], Request]) -> Callable[[Server], list[Any]]:
    """Whether it was refused, made nobody and said nothing of the account."""

    def see(server: Server) -> list[Any]:
        status, headers, text = ask(server, attempt(server))
        made = server.client("iam").list_users()["Users"]
        cors = [name for name in headers if name.startswith("access-control-")]
        return [status in (400, 401, 403), len(made), cors, "000000000000" in text]

    return see


REFUSED = [True, 0, [], False]


@pytest.mark.parametrize(
    "more",
    [
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://sales.localhost:8501"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_a_browser_is_refused_whatever_it_knows(emulators: Emulators, more: dict[str, str]) -> None:
    emulators.assert_corrected(is_refused(lambda server: creation(server, more)), REFUSED, "refuse_strangers")


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1.evil.example", "iam.amazonaws.com"])
def test_another_name_of_the_machine_is_refused(emulators: Emulators, host: str) -> None:
    def attempt(server: Server) -> Request:
        authority = f"{host}:{urlsplit(server.endpoint).port}"
        request = signed("iam", "POST", f"http://{authority}/", FORM, CREATE)
        return "POST", "/", {**dict(request.headers), "Host": authority}, CREATE

    emulators.assert_corrected(is_refused(attempt), REFUSED, "refuse_strangers")


def test_a_preflight_is_refused(emulators: Emulators) -> None:
    asked = {"Origin": "http://127.0.0.1:9999", "Access-Control-Request-Method": "POST"}
    emulators.assert_corrected(
        is_refused(lambda _: ("OPTIONS", "/", asked, b"")), REFUSED, "refuse_strangers"
    )


UNSIGNED = {"Authorization": f"AWS4-HMAC-SHA256 Credential=test/20261130/{REGION}/iam/aws4_request"}


@pytest.mark.parametrize(
    "attempt",
    [
        lambda server: creation(server, **WRONG),
        lambda server: creation(server, **WRONG, AWS_ACCESS_KEY_ID="test"),
        lambda server: creation(server, **WRONG, AWS_ACCESS_KEY_ID="123456789012"),
        lambda _: ("POST", "/", FORM | UNSIGNED, CREATE),
        lambda _: ("POST", "/?AWSAccessKeyId=test&Signature=x", FORM, CREATE),
        lambda server: presigned(server, **{"Signature=": "Signature=0"}),
        lambda server: presigned(server, **{KEYS["AWS_ACCESS_KEY_ID"]: "test"}),
        lambda server: presigned(server, **{"Expires=60": "Expires=6000"}),
        lambda _: ("GET", "/_ministack/health", {}, b""),
        lambda _: ("GET", "/_ministack/ses/messages", UNSIGNED, b""),
        lambda _: ("POST", "/_ministack/reset", {"Authorization": "Basic dGVzdDp0ZXN0"}, b""),
    ],
    ids=[
        "wrong secret",
        "upstream's key",
        "an account's number as the key",
        "no signature",
        "SigV2 in the query",
        "presigned, another signature",
        "presigned, another key",
        "presigned, a longer life",
        "health",
        "mails",
        "reset",
    ],
)
def test_without_the_keys_it_is_refused(emulators: Emulators, attempt: Callable[[Server], Request]) -> None:
    emulators.assert_corrected(is_refused(attempt), REFUSED, "refuse_strangers")


@pytest.mark.parametrize(
    "path", ["/latest/meta-data/", "/v2/", "/_alb/apps/", "/_streamgate/violations", "/x"]
)
def test_what_upstream_would_not_sign_for_is_closed_too(emulators: Emulators, path: str) -> None:
    """Also where upstream happens to have nothing at that path."""
    assert ask(emulators.patched, ("GET", path, {}, b""))[0] in (401, 403)


def test_the_root_is_answered_and_no_origin_is_allowed(emulators: Emulators) -> None:
    def seen(server: Server) -> list[Any]:
        status, headers, text = ask(server, creation(server))
        return [status, "<UserName>eve" in text, [name for name in headers if "access-control" in name]]

    emulators.assert_corrected(seen, [200, True, []], "refuse_strangers")
    assert ask(emulators.patched, presigned(emulators.patched))[0] == 200
    assert json.loads(own(emulators.patched.endpoint, "/_ministack/ready"))["status"] == "completed"


def test_a_user_signs_with_keys_of_their_own(emulators: Emulators) -> None:
    server = emulators.patched
    iam = server.client("iam")
    iam.create_user(UserName="deployer")
    made = iam.create_access_key(UserName="deployer")["AccessKey"]
    keys = {"AWS_ACCESS_KEY_ID": made["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": made["SecretAccessKey"]}
    body = b"Action=GetCallerIdentity&Version=2011-06-15"

    def status(**changes: str) -> int:
        request = signed("sts", "POST", f"{server.endpoint}/", FORM, body, **(keys | changes))
        return ask(server, ("POST", "/", dict(request.headers), body))[0]

    assert [status(), status(**WRONG)] == [200, 403]
    iam.delete_access_key(UserName="deployer", AccessKeyId=made["AccessKeyId"])
    assert status() == 403


def test_what_cognito_serves_to_everyone_needs_no_key(emulators: Emulators) -> None:
    server = emulators.patched
    pool = server.client("cognito-idp").create_user_pool(PoolName="public")["UserPool"]["Id"]
    assert ask(server, ("GET", f"/{pool}/.well-known/jwks.json", {}, b""))[0] == 200
    target = {"X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth"}
    headers = target | {"Content-Type": "application/x-amz-json-1.1"}
    body = json.dumps({"ClientId": "x", "AuthFlow": "USER_SRP_AUTH"}).encode()
    status, _, text = ask(server, ("POST", "/", headers, body))
    assert (status, "ResourceNotFoundException" in text) == (400, True)
    admin = headers | {"X-Amz-Target": "AWSCognitoIdentityProviderService.ListUsers"}
    assert ask(server, ("POST", "/", admin, json.dumps({"UserPoolId": pool}).encode()))[0] in (400, 403)
    claimed = "/?" + urlencode({"X-Amz-Credential": f"test/20261130/{REGION}/iam/aws4_request"})
    assert ask(server, ("POST", claimed, headers, body))[0] in (400, 403)
