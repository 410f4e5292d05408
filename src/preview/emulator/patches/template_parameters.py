"""CloudFormation: the parameters of a request and those of its template."""

from ministack.services.cloudformation import changesets, handlers

from .wrapping import wrap


def refuse_unknown_parameters() -> None:
    """Upstream ignores a parameter that the template does not declare, and words a missing value its own way.

    Seen in engine._resolve_parameters. AWS refuses the request, and creates no stack for it:
    https://github.com/deep-security/cloudformation/issues/29 ("do not exist in the template"),
    https://github.com/sat-utils/sat-api/issues/25 ("must have values"),
    https://github.com/rackerlabs/ebs_snapper/pull/57 (UsePreviousValue)
    """
    for module in (handlers, changesets):
        wrap(module, "_resolve_parameters", _resolve)


def _resolve(original, template, provided, previous=None):
    declared = template.get("Parameters") or {}
    given = [parameter["Key"] for parameter in provided if "Key" in parameter]
    unknown = [name for name in given if name not in declared]
    if unknown:
        raise ValueError(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    for parameter in provided:
        if parameter.get("UsePreviousValue") and parameter["Key"] not in (previous or {}):
            raise ValueError(
                f"Invalid input for parameter key {parameter['Key']}. Cannot specify usePreviousValue as "
                "true for a parameter key not in the previous template"
            )
    missing = [
        name for name, parameter in declared.items() if name not in given and "Default" not in parameter
    ]
    if missing:
        raise ValueError(f"Parameters: [{', '.join(missing)}] must have values")
    return original(template, provided, previous)
