"""Every operation that this project calls is judged by IAM, and as itself."""

from typing import Any

import pytest
from ministack.core import iam_actions, router

from .conftest import Emulators, Server, refused
from .handler_permissions import arn_patterns
from .judged_action import judge
from .requests.call import CURRENT
from .requests.client import message_of
from .requests.models import identify, is_known, load
from .requests.operations import called_operations, least_params
from .test_permission import ACCEPTED, DENIED, allowed

# Each reads, and upstream asks IAM nothing about it or about something else.
READS: list[tuple[str, str, dict[str, Any], str]] = [
    ("lambda", "get_account_settings", {}, "lambda:GetAccountSettings"),
    ("lambda", "get_function_concurrency", {"FunctionName": "none"}, "lambda:GetFunctionConcurrency"),
    ("lambda", "list_layer_versions", {"LayerName": "none"}, "lambda:ListLayerVersions"),
]
OTHER_RIGHT = {"Action": ["lambda:ListLayers", "lambda:PutFunctionConcurrency"], "Resource": "*"}
UNSIGNED = {"sso-oidc"}

# No actions: upstream judges each of their items by itself (iam_actions.dynamodb_transaction_checks).
TRANSACTIONS = {"dynamodb:TransactWriteItems": "dynamodb:PutItem"}


@pytest.mark.parametrize(("service", "method", "request_", "action"), READS, ids=[read[1] for read in READS])
def test_a_read_takes_its_own_right(
    emulators: Emulators, service: str, method: str, request_: dict[str, Any], action: str
) -> None:
    def answers(server: Server) -> list[bool]:
        seen = []
        for statement in (OTHER_RIGHT, {"Action": action, "Resource": "*"}):
            with allowed(server, service, statement) as client:
                seen.append(refused(getattr(client, method), **request_) == DENIED)
        return seen

    emulators.assert_corrected(answers, [True, False], "judge_every_operation")


def test_a_quota_takes_a_right(emulators: Emulators) -> None:
    """The emulator has no Service Quotas, and said so to everyone."""

    def answer(server: Server) -> str:
        with allowed(server, "service-quotas", OTHER_RIGHT) as quotas:
            return refused(quotas.get_service_quota, ServiceCode="lambda", QuotaCode="L-B99A9384")

    emulators.assert_corrected(answer, DENIED, "judge_every_operation")


def test_root_may_do_everything(emulators: Emulators) -> None:
    assert refused(emulators.patched.client("lambda").get_account_settings) == ACCEPTED


@pytest.mark.parametrize(("service", "operation"), called_operations())
def test_what_we_call_is_judged(monkeypatch: pytest.MonkeyPatch, service: str, operation: str) -> None:
    """As an action that IAM's own reference has."""
    monkeypatch.setattr(router, "_is_aws_service_name", is_known)
    model = load(service)
    for protocol in model.metadata.get("protocols", [model.protocol]):
        message = message_of(service, operation, least_params(model.operation_model(operation)), protocol)
        name = router.detect_service(message.method, message.path, message.headers, message.query)
        request = (message.method, message.path, message.headers, message.body, message.query)
        token = CURRENT.set(identify(message, message.path))
        try:
            action = judge(iam_actions.extract_iam_action, name, *request)
        finally:
            CURRENT.reset(token)
        if action in TRANSACTIONS:
            action = TRANSACTIONS[action]
        assert action is None if service in UNSIGNED else arn_patterns(action) is not None
