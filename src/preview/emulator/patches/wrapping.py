"""The two ways in which a patch changes something of ministack."""

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any

from ministack.services.cloudformation import provisioners


def wrap(module: ModuleType, name: str, wrapper: Callable) -> Callable:
    """Puts `wrapper` in the place of `module.name`; its first argument is the original."""
    wrapped = partial(wrapper, getattr(module, name))
    setattr(module, name, wrapped)
    return wrapped


def check_resource(kind: str, check: Callable[[dict[str, Any]], None]) -> None:
    """Has CloudFormation fail a resource of a kind, new or changed, if `check` of its properties raises."""
    handlers = provisioners._RESOURCE_HANDLERS[f"AWS::{kind}"]
    create, update = handlers["create"], handlers.get("update")

    def checked_create(logical_id, props, *rest, **named):
        check(props)
        return create(logical_id, props, *rest, **named)

    def checked_update(physical_id, old_props, new_props, *rest, **named):
        check(new_props)
        return update(physical_id, old_props, new_props, *rest, **named)

    handlers["create"] = checked_create
    if update:
        handlers["update"] = checked_update
