"""One member of a request that does not fit the model."""

from typing import Any, NamedTuple

# The model's names and 1-based indexes, from the request's root: ("UserAttributes", 1, "Name").
Path = tuple[str | int, ...]


class Violation(NamedTuple):
    # "type" (cannot be read), "unknown", "required" or "constraint".
    kind: str
    path: Path
    # In AWS's words: "Member must not be null".
    constraint: str
    value: Any = None
    sensitive: bool = False

    @property
    def member(self) -> str:
        """As AWS names it in errors: userAttributes.1.member.name."""
        parts = [
            f"{part}.member" if isinstance(part, int) else part[:1].lower() + part[1:] for part in self.path
        ]
        return ".".join(parts)

    @property
    def message(self) -> str:
        """One error as AWS words it, which leaves sensitive values out."""
        value = "" if self.sensitive else " null" if self.value is None else f" '{_shown(self.value)}'"
        return f"Value{value} at '{self.member}' failed to satisfy constraint: {self.constraint}"

    @property
    def value_shape(self) -> str:
        """What kind of value it is. Never the value: it may be a password."""
        if self.value is None:
            return "nothing"
        if isinstance(self.value, str | bytes | list | dict):
            return f"{_KINDS[type(self.value)]} of length {len(self.value)}"
        return type(self.value).__name__


_KINDS = {str: "string", bytes: "blob", list: "list", dict: "structure or map"}


def _shown(value: Any) -> str:
    """As Java prints it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}={_shown(each)}" for key, each in value.items()) + "}"
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
