"""IAM: what was evaluated, for tests that ask which permissions a run needed."""

import json
import os
from contextvars import ContextVar
from dataclasses import asdict
from pathlib import Path

from ministack.core import iam_evaluator

from .wrapping import wrap

# A file that gets a line of JSON for each evaluation. Nothing is written where it is not set.
_FILE = "STREAMGATE_EVALUATIONS"


# Whether the next evaluation is that of the caller's own policies: after it come those of the resource's.
_is_callers: ContextVar[bool] = ContextVar("streamgate_is_callers", default=False)


def log_evaluations() -> None:
    """Corrects nothing. Of the account's root nothing is evaluated, and so nothing is logged."""
    if _FILE in os.environ:
        wrap(iam_evaluator, "enforce", _enforce)
        wrap(iam_evaluator, "evaluate", _evaluate)


def _enforce(original, *request, **more):
    _is_callers.set(True)
    return original(*request, **more)


def _evaluate(original, context, *policies):
    result = original(context, *policies)
    if _is_callers.get():
        _is_callers.set(False)
        line = json.dumps({"decision": result.decision, "context": asdict(context)}, default=str)
        with Path(os.environ[_FILE]).open("a") as file:
            file.write(line + "\n")
    return result
