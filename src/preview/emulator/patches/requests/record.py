"""What did not fit since the emulator began, until somebody takes it out: a test fails by it."""

import json

from .call import Call, UnknownOperation
from .violation import Violation

PATH = "/_streamgate/violations"

# Each once, with how often it came. Values are left out: they may be passwords.
_recorded: dict[tuple[str, str, str, str], int] = {}


def add(call: Call, found: list[Violation]) -> None:
    for each in found:
        _count(call.name, each.member, each.constraint, each.value_shape)


def add_unknown(unknown: UnknownOperation) -> None:
    _count(unknown.service, unknown.operation, "The operation is in no model of AWS", unknown.protocol)


def answer(method: str) -> tuple[int, dict[str, str], bytes]:
    """GET shows them, DELETE also takes them out."""
    names = ("operation", "member", "constraint", "value", "times")
    shown = [dict(zip(names, (*key, times), strict=True)) for key, times in _recorded.items()]
    if method == "DELETE":
        _recorded.clear()
    return 200, {"Content-Type": "application/json"}, json.dumps(shown).encode()


def _count(operation: str, member: str, constraint: str, value: str) -> None:
    key = operation, member, constraint, value
    if key not in _recorded:
        print(
            f"A request that AWS refuses: {operation}, {member or 'request'}: {constraint} ({value})",
            flush=True,
        )
    _recorded[key] = _recorded.get(key, 0) + 1
