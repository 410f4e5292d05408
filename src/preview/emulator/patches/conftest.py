"""Two emulators on free loopback ports: ours, and ministack without patches."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSPreparedRequest, AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError, WaiterError
from botocore.session import Session

from .processes import EMULATOR, KEYS, REGION, credentials, own, start, wait_until_ready


class Server:
    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.client = cache(self._client)

    def _client(self, service: str) -> Any:
        return self.regional(service, REGION)

    def regional(self, service: str, region: str) -> Any:
        config = Config(retries={"total_max_attempts": 1}, proxies={})
        return Session().create_client(
            service,
            region_name=region,
            endpoint_url=self.endpoint,
            **credentials(),
            config=config,
        )

    def deploy(self, operation: str, name: str, template: dict[str, Any]) -> None:
        """Creates or updates a stack and waits; `template` is its resources."""
        stacks = self.client("cloudformation")
        change = getattr(stacks, f"{operation}_stack")
        body = json.dumps({"Resources": template})
        change(StackName=name, TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"])
        waiter = stacks.get_waiter(f"stack_{operation}_complete")
        waiter.wait(StackName=name, WaiterConfig={"Delay": 0.1, "MaxAttempts": 100})

    def attempt(self, operation: str, name: str, template: dict[str, Any]) -> str:
        """As deploy, but answers `done`, or why not."""
        try:
            self.deploy(operation, name, template)
        except ClientError as error:
            return error.response["Error"]["Message"]
        except WaiterError:
            return self.first_failure(name)
        return "done"

    def first_failure(self, name: str) -> str:
        """Why the last operation of a stack failed."""
        events = self.client("cloudformation").describe_stack_events(StackName=name)["StackEvents"]
        failed = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
        failed = [event for event in failed if event["ResourceType"] != "AWS::CloudFormation::Stack"]
        return failed[0]["ResourceStatusReason"] if failed else ""

    def delete(self, name: str) -> str:
        """Deletes a stack and waits: `done`, or why not."""
        stacks = self.client("cloudformation")
        stacks.delete_stack(StackName=name)
        waiter = stacks.get_waiter("stack_delete_complete")
        try:
            waiter.wait(StackName=name, WaiterConfig={"Delay": 0.1, "MaxAttempts": 100})
        except WaiterError:
            return self.first_failure(name)
        return "done"

    def violations(self) -> list[dict[str, Any]]:
        """What did not fit AWS's models since they were asked for last."""
        return json.loads(own(self.endpoint, "/_streamgate/violations", "DELETE"))

    def id_of(self, stack: str, logical_id: str) -> str:
        """What Ref of a resource answers."""
        found = self.client("cloudformation").describe_stack_resource(
            StackName=stack, LogicalResourceId=logical_id
        )
        return found["StackResourceDetail"]["PhysicalResourceId"]


class Emulators(NamedTuple):
    patched: Server
    unpatched: Server

    def assert_corrected(self, see: Callable[[Server], Any], expected: Any, patch: str) -> None:
        assert see(self.patched) == expected
        assert see(self.unpatched) != expected, f"upstream does this by itself now: delete the patch {patch}"


@pytest.fixture(scope="session")
def emulators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulators]:
    commands = ([str(EMULATOR / "emulator.py")], ["-m", "ministack"])
    started = [start(command, tmp_path_factory.mktemp("emulator")) for command in commands]
    try:
        yield Emulators(*(Server(wait_until_ready(endpoint, process)) for process, endpoint, _ in started))
    finally:
        for _, _, watcher in started:
            watcher.stdin.close()
        for process, _, _ in started:
            process.wait()


@pytest.fixture(autouse=True)
def no_violations(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that means to send what AWS refuses takes the violations out itself."""
    yield
    if "emulators" in request.fixturenames:
        assert request.getfixturevalue("emulators").patched.violations() == []


def signed(
    service: str, method: str, url: str, headers: dict[str, str] | None = None, body: bytes = b"", **keys: str
) -> AWSPreparedRequest:
    """A request with the signature of the root, or of the keys that are given."""
    owner = Credentials(*({**KEYS, **keys}.values()))
    request = AWSRequest(method, url, headers or {}, body)
    SigV4Auth(owner, service, REGION).add_auth(request)
    return request.prepare()


def refused(call: Callable[..., Any], **request: Any) -> str:
    """The code of the error that a request is answered with, or `accepted`."""
    try:
        call(**request)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "accepted"


def resource(kind: str, **properties: Any) -> dict[str, Any]:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def trust(service: str, condition: dict[str, Any] | None = None) -> dict[str, Any]:
    """The document by which a role trusts a service of AWS."""
    principal = {"Service": f"{service}.amazonaws.com"}
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    if condition:
        statement["Condition"] = condition
    return {"Version": "2012-10-17", "Statement": [statement]}


def function(server: Server, name: str, code: str) -> None:
    """Makes a function of Node.js with a role that may write its log and do nothing else."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("index.js", code)
    role = server.client("iam").create_role(
        RoleName=name, AssumeRolePolicyDocument=json.dumps(trust("lambda"))
    )
    log = {"Effect": "Allow", "Action": "logs:*", "Resource": "*"}
    server.client("iam").put_role_policy(
        RoleName=name,
        PolicyName="log",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [log]}),
    )
    server.client("lambda").create_function(
        FunctionName=name,
        Runtime="nodejs24.x",
        Handler="index.handler",
        Role=role["Role"]["Arn"],
        Code={"ZipFile": archive.getvalue()},
    )
