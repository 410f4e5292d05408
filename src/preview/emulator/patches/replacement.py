"""CloudFormation: which changes need another resource."""

from ministack.core.responses import get_region
from ministack.services.cloudformation import provisioners, stacks

from .registry import paths, schema_of, values_at
from .wrapping import wrap


def replace_what_cannot_change() -> None:
    """Upstream updates most types in place, whatever changes.

    Seen in provisioners._replacing_change, which knows the create-only properties of some types.
    CloudFormation replaces a resource whose create-only property changes, and refuses to if its name stays,
    since two would have it: https://github.com/aws/aws-cdk/issues/4347,
    https://github.com/aws-cloudformation/cloudformation-resource-schema ("createOnlyProperties").
    A property that is create-only under conditions counts as one here.
    """
    for module in (provisioners, stacks):
        wrap(module, "_replacing_change", _replacing_change)
        wrap(module, "_property_recreation", _property_recreation)
        wrap(module, "_custom_named_replacement_error", _refusal)


def _create_only(kind):
    schema = schema_of(kind, get_region()) or {}
    return paths(schema, "createOnlyProperties", "conditionalCreateOnlyProperties")


def _replacing_change(original, kind, old_props, new_props):
    return original(kind, old_props, new_props) or any(
        _plain(values_at(old_props, path)) != _plain(values_at(new_props, path))
        for path in _create_only(kind)
    )


def _property_recreation(original, kind, name):
    return "Always" if [name] in _create_only(kind) else original(kind, name)


def _refusal(original, kind, old_props, new_props, physical_id=None):
    refusal = original(kind, old_props, new_props, physical_id)
    schema = schema_of(kind, get_region()) or {}
    if refusal or schema.get("replacementStrategy") == "delete_then_create":
        return refusal
    if "exists" in provisioners._CUSTOM_NAME_REPLACEMENT.get(kind, {}):
        return None  # the creation of the replacement is refused instead
    kept = [
        old_props[each] for each in _names(kind, schema) if old_props.get(each) == new_props.get(each, "")
    ]
    if not kept or not provisioners._replacing_change(kind, old_props, new_props):
        return None
    return (
        "CloudFormation cannot update a stack when a custom-named resource requires replacing. "
        f"Rename {kept[0]} and update the stack again."
    )


def _names(kind, schema):
    """The property that names the resource itself: `FunctionName` of a function, but not of a permission."""
    own = kind.rpartition("::")[2]
    only = {path[0] for path in paths(schema, "createOnlyProperties") if len(path) == 1}
    return [name for name in only if name.endswith("Name") and own.endswith(name.removesuffix("Name"))]


def _plain(value):
    """As text, for `80` of a template and `"80"` of a parameter are one value."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
