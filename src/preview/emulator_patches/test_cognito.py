"""Tokens and userInfo of a person who signs in on the hosted page, as the load balancer asks for them."""

import base64
import io
import json
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from typing import Any, NamedTuple

import pytest

from .conftest import Emulators, Server

# Reports what it was told, and overrides the groups as the person's address says.
TRIGGER = """
OVERRIDES = {
    "narrowed": {"groupsToOverride": ["admins"]},
    "none": {"groupsToOverride": []},
    "empty": {},
    "null": None,
}

def handler(event, context):
    seen = event["request"]
    claims = {"seen": [seen["userAttributes"].get("email"), seen["groupConfiguration"]["groupsToOverride"]]}
    tokens = {"claimsToAddOrOverride": claims}
    details = {"idTokenGeneration": tokens, "accessTokenGeneration": tokens}
    name = seen["userAttributes"].get("email", "").partition("@")[0]
    if name in OVERRIDES:
        details["groupOverrideDetails"] = OVERRIDES[name]
    event["response"]["claimsAndScopeOverrideDetails"] = details
    return event
"""
CALLBACK = "https://app.example.com/oauth2/idpresponse"
PASSWORD = "Correct-Horse-7"  # noqa: S105
GROUPS = ["admins", "sales"]
PEOPLE = ("kept", "narrowed", "none", "empty", "null")


class Tokens(NamedTuple):
    id: dict[str, Any]
    access: dict[str, Any]
    answer: dict[str, str]


class Login:
    """One pool with a trigger and a confidential client."""

    def __init__(self, server: Server) -> None:
        self.endpoint = server.endpoint
        pools = server.client("cognito-idp")
        trigger = {"LambdaVersion": "V2_0", "LambdaArn": create_trigger(server)}
        settings = {"LambdaConfig": {"PreTokenGenerationConfig": trigger}, "UsernameAttributes": ["email"]}
        pool = pools.create_user_pool(PoolName="people", **settings)["UserPool"]["Id"]
        server.client("lambda").add_permission(
            FunctionName=trigger["LambdaArn"],
            StatementId="pool",
            Action="lambda:InvokeFunction",
            Principal="cognito-idp.amazonaws.com",
        )
        client = pools.create_user_pool_client(
            UserPoolId=pool,
            ClientName="app",
            GenerateSecret=True,
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthFlows=["code"],
            AllowedOAuthScopes=["openid", "email", "profile"],
            CallbackURLs=[CALLBACK],
        )["UserPoolClient"]
        self.client, self.secret = client["ClientId"], client["ClientSecret"]
        for group in GROUPS:
            pools.create_group(UserPoolId=pool, GroupName=group)
        for name in PEOPLE:
            person = {"UserPoolId": pool, "Username": f"{name}@example.com"}
            attributes = {"email": f"{name}@example.com", "email_verified": "true"}
            listed = [{"Name": key, "Value": value} for key, value in attributes.items()]
            pools.admin_create_user(**person, UserAttributes=listed, MessageAction="SUPPRESS")
            pools.admin_set_user_password(**person, Password=PASSWORD, Permanent=True)
            for group in GROUPS:
                pools.admin_add_user_to_group(**person, GroupName=group)

    def sign_in(self, name: str) -> Tokens:
        form = {
            "client_id": self.client,
            "redirect_uri": CALLBACK,
            "response_type": "code",
            "scope": "openid email profile",
            "username": f"{name}@example.com",
            "password": PASSWORD,
        }
        with open_without_redirects(f"{self.endpoint}/login", form) as page:
            query = urllib.parse.urlsplit(page.headers["Location"]).query
        code = urllib.parse.parse_qs(query)["code"][0]
        return self._tokens(grant_type="authorization_code", code=code, redirect_uri=CALLBACK)

    def refresh(self, tokens: Tokens) -> Tokens:
        return self._tokens(grant_type="refresh_token", refresh_token=tokens.answer["refresh_token"])

    def userinfo(self, tokens: Tokens) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {tokens.answer['access_token']}"}
        request = urllib.request.Request(f"{self.endpoint}/oauth2/userInfo", headers=headers)  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return json.load(answer)

    def _tokens(self, **form: str) -> Tokens:
        basic = base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()
        headers = {"Authorization": f"Basic {basic}"}
        with open_without_redirects(f"{self.endpoint}/oauth2/token", form, headers) as response:
            answer = json.load(response)
        return Tokens(claims(answer["id_token"]), claims(answer["access_token"]), answer)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def open_without_redirects(url: str, form: dict[str, str], headers: dict[str, str] | None = None) -> Any:
    request = urllib.request.Request(url, urllib.parse.urlencode(form).encode(), headers or {})  # noqa: S310
    try:
        return urllib.request.build_opener(NoRedirect).open(request)
    except urllib.error.HTTPError as answer:
        return answer


def claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def create_trigger(server: Server) -> str:
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = server.client("iam").create_role(RoleName="trigger", AssumeRolePolicyDocument=document)["Role"]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("trigger.py", TRIGGER)
    function = {
        "Runtime": "python3.13",
        "Handler": "trigger.handler",
        "Code": {"ZipFile": archive.getvalue()},
    }
    created = server.client("lambda").create_function(FunctionName="trigger", Role=role["Arn"], **function)
    return created["FunctionArn"]


@pytest.fixture(scope="module")
def logins(emulators: Emulators) -> dict[Server, Login]:
    return {server: Login(server) for server in emulators}


def test_refresh_knows_the_person(emulators: Emulators, logins: dict[Server, Login]) -> None:
    def refreshed(server: Server) -> list[Any]:
        login = logins[server]
        tokens = login.refresh(login.sign_in("kept"))
        return [(token["seen"], token.get("cognito:groups")) for token in (tokens.access, tokens.id)]

    expected = [(["kept@example.com", GROUPS], GROUPS)] * 2
    emulators.assert_corrected(refreshed, expected, "refresh_with_person")


@pytest.mark.parametrize(
    ("name", "groups"), [("narrowed", ["admins"]), ("none", None), ("empty", None), ("null", None)]
)
def test_group_override(
    emulators: Emulators, logins: dict[Server, Login], name: str, groups: list[str] | None
) -> None:
    def overridden(server: Server) -> list[Any]:
        login = logins[server]
        tokens = login.sign_in(name)
        issued = (tokens, login.refresh(tokens))
        return [token.get("cognito:groups") for each in issued for token in (each.id, each.access)]

    emulators.assert_corrected(overridden, [groups] * 4, "apply_group_overrides")


def test_userinfo_is_attributes_only(emulators: Emulators, logins: dict[Server, Login]) -> None:
    def shown(server: Server) -> dict[str, str]:
        login = logins[server]
        found = login.userinfo(login.sign_in("kept"))
        return {name: value for name, value in found.items() if name not in ("sub", "username")}

    expected = {"email": "kept@example.com", "email_verified": "true"}
    emulators.assert_corrected(shown, expected, "hide_groups_from_userinfo")
