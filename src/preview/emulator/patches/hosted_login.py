"""For the tests: a user pool, as a browser and the load balancer see it."""

import base64
import io
import json
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from typing import Any, NamedTuple

from .conftest import Server, trust

CALLBACK = "https://app.example.com/oauth2/idpresponse"
PASSWORD = "Correct-Horse-7"  # noqa: S105
CLIENT = {
    "GenerateSecret": True,
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "email", "profile"],
    "CallbackURLs": [CALLBACK],
}


class Tokens(NamedTuple):
    id: dict[str, Any]
    access: dict[str, Any]
    answer: dict[str, str]


class Login:
    """A pool with a trigger, which is a file of Python, and a confidential client."""

    def __init__(self, server: Server, name: str, trigger: str, **client: Any) -> None:
        self.endpoint, self.pools = server.endpoint, server.client("cognito-idp")
        function = create_trigger(server, name, trigger)
        config = {"PreTokenGenerationConfig": {"LambdaVersion": "V2_0", "LambdaArn": function}}
        attributes = [{"Name": "until", "AttributeDataType": "String"}]
        created = self.pools.create_user_pool(
            PoolName=name, LambdaConfig=config, UsernameAttributes=["email"], Schema=attributes
        )
        self.pool = created["UserPool"]["Id"]
        self.client, self.secret = self.add_client(**client)

    def add_client(self, **settings: Any) -> tuple[str, str]:
        """Id and secret of another client of the pool."""
        created = self.pools.create_user_pool_client(
            UserPoolId=self.pool, ClientName="app", **CLIENT | settings
        )
        return created["UserPoolClient"]["ClientId"], created["UserPoolClient"].get("ClientSecret", "")

    def add_person(self, name: str, groups: list[str], attributes: dict[str, str] | None = None) -> None:
        person = {"UserPoolId": self.pool, "Username": f"{name}@example.com"}
        known = {"email": f"{name}@example.com", "email_verified": "true"} | (attributes or {})
        listed = [{"Name": key, "Value": value} for key, value in known.items()]
        self.pools.admin_create_user(**person, UserAttributes=listed, MessageAction="SUPPRESS")
        self.pools.admin_set_user_password(**person, Password=PASSWORD, Permanent=True)
        for group in groups:
            self.pools.admin_add_user_to_group(**person, GroupName=group)

    def code(self, name: str) -> str:
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
        return urllib.parse.parse_qs(query)["code"][0]

    def sign_in(self, name: str) -> Tokens:
        return self._tokens(grant_type="authorization_code", code=self.code(name), redirect_uri=CALLBACK)

    def refresh(self, tokens: Tokens) -> Tokens:
        return self._tokens(grant_type="refresh_token", refresh_token=tokens.answer["refresh_token"])

    def userinfo(self, tokens: Tokens) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {tokens.answer['access_token']}"}
        request = urllib.request.Request(f"{self.endpoint}/oauth2/userInfo", headers=headers)  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return json.load(answer)

    def answer(self, client: str | None, secret: str | None, **form: str) -> dict[str, str]:
        """What the token endpoint answers a client: without a secret its id is in the form."""
        headers = {}
        if secret is not None:
            basic = base64.b64encode(f"{client}:{secret}".encode()).decode()
            headers = {"Authorization": f"Basic {basic}"}
        elif client is not None:
            form = form | {"client_id": client}
        with open_without_redirects(f"{self.endpoint}/oauth2/token", form, headers) as response:
            return json.load(response)

    def _tokens(self, **form: str) -> Tokens:
        answer = self.answer(self.client, self.secret, **form)
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


def create_trigger(server: Server, name: str, code: str) -> str:
    """The ARN of a function that every user pool may invoke."""
    role = server.client("iam").create_role(
        RoleName=name, AssumeRolePolicyDocument=json.dumps(trust("lambda"))
    )
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("trigger.py", code)
    functions = server.client("lambda")
    created = functions.create_function(
        FunctionName=name,
        Role=role["Role"]["Arn"],
        Runtime="python3.13",
        Handler="trigger.handler",
        Code={"ZipFile": archive.getvalue()},
    )
    functions.add_permission(
        FunctionName=name,
        StatementId="pool",
        Action="lambda:InvokeFunction",
        Principal="cognito-idp.amazonaws.com",
    )
    return created["FunctionArn"]
