"""For the tests: the operations that this project and osls call, and the least that each of them takes."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from botocore.model import OperationModel, Shape

ROOT = Path(__file__).parents[5]
_OURS = re.compile(r"import (?:type )?\{([^}]*)\} from '@aws-sdk/client-([a-z0-9-]+)'")
_OSLS = re.compile(r"\{([^{}]*)\} = require\('@aws-sdk/client-([a-z0-9-]+)'\)")
_PLACES = (("src", "ts", _OURS), ("test", "ts", _OURS), ("node_modules/serverless/lib", "js", _OSLS))
_NAME = re.compile(r"\b(?:(\w+)Command|paginate(\w+))\b")

# The SDK's name of a client → botocore's, where they differ.
_SERVICES = {
    "api-gateway": "apigateway",
    "cloudwatch-logs": "logs",
    "cognito-identity-provider": "cognito-idp",
    "elastic-load-balancing-v2": "elbv2",
    "eventbridge": "events",
    "route-53": "route53",
    "secrets-manager": "secretsmanager",
}
# Of the required members whose pattern letters alone do not match.
_SAMPLES = {
    r"(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])": "apps.acme.com",
    r"(lambda:[*]|lambda:[a-zA-Z]+|[*])": "lambda:InvokeFunction",
    r"[\w-]+_[0-9a-zA-Z]+": "eu-central-1_abcdefghi",
    r"[a-zA-Z][a-zA-Z0-9-]{1,128}": "L-B99A9384",
    r"[a-zA-Z][a-zA-Z0-9-]{1,63}": "lambda",
    r"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+": "arn:aws:iam::000000000000:role/worker",
    r"arn:[\w+=/,.@-]+:acm:[\w+=/,.@-]*:[0-9]+:[\w+=,.@-]+(/[\w+=,.@-]+)*": (
        "arn:aws:acm:eu-central-1:000000000000:certificate/12345678"
    ),
}


def called_operations() -> list[tuple[str, str]]:
    """Service and operation, of src, test and osls."""
    return sorted({call for folder, ending, pattern in _PLACES for call in _calls(folder, ending, pattern)})


def _calls(folder: str, ending: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for file in (ROOT / folder).rglob(f"*.{ending}"):
        for names, client in pattern.findall(file.read_text()):
            for command, pages in _NAME.findall(names):
                yield _SERVICES.get(client, client), command or pages


def least_params(operation: OperationModel) -> dict[str, Any]:
    """Only what is required, as short, as small and as plain as the model allows."""
    return _least(operation.input_shape) if operation.input_shape else {}


def _first_of(shape: Shape) -> dict[str, Any]:
    """A form cannot say that a list has an empty structure."""
    name, member = next(iter(shape.members.items())) if shape.type_name == "structure" else ("", None)
    return {name: _least(member)} if member else {}


def _least(shape: Shape) -> Any:
    rules = shape.metadata
    if shape.type_name == "structure":
        return {name: _least(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [_least(shape.member) or _first_of(shape.member)] * max(1, rules.get("min", 1))
    if shape.type_name == "map":
        return {_least(shape.key): _least(shape.value)} if rules.get("min") else {}
    if shape.type_name == "string":
        plain = rules["enum"][0] if "enum" in rules else "a" * max(1, rules.get("min", 1))
        return _SAMPLES.get(rules.get("pattern"), plain)
    return {"boolean": True, "blob": b"a", "timestamp": datetime.datetime(2026, 1, 1)}.get(
        shape.type_name, rules.get("min", 1)
    )
