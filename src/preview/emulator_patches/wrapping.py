"""The one way a patch replaces something of ministack."""

from collections.abc import Callable
from functools import partial
from types import ModuleType


def wrap(module: ModuleType, name: str, wrapper: Callable) -> Callable:
    """Puts `wrapper` in the place of `module.name`; its first argument is the original."""
    wrapped = partial(wrapper, getattr(module, name))
    setattr(module, name, wrapped)
    return wrapped
