"""Secrets Manager: what a template's secret is called, and what it contains."""

import json

from ministack.services import secretsmanager
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

TYPE = "AWS::SecretsManager::Secret"


def refer_to_secrets_by_arn() -> None:
    """Upstream's Ref of a secret is its name: no policy that names it grants anything.

    Seen in provisioners._sm_secret_create. On AWS it is the ARN, which policies and a container's ValueFrom
    need: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
    """
    handlers = provisioners._RESOURCE_HANDLERS[TYPE]
    # The update replaces through the module's names, so both places need the wrappers.
    handlers["create"] = wrap(provisioners, "_sm_secret_create", _create)
    handlers["update"] = wrap(provisioners, "_sm_secret_update", _update)
    handlers["delete"] = wrap(provisioners, "_sm_secret_delete", _delete)


def generate_what_is_asked_for() -> None:
    """Upstream generates from all letters, digits and signs, whatever GenerateSecretString excludes.

    Seen in provisioners._sm_secret_string. AWS generates as GetRandomPassword does:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html
    """
    wrap(provisioners, "_sm_secret_string", _secret_string)


def _create(original, logical_id, props, stack_name):
    _, attributes = original(logical_id, props, stack_name)
    return attributes["Arn"], attributes


def _update(original, physical_id, *rest):
    _, attributes = original(_name(physical_id), *rest)
    return attributes["Arn"], attributes


def _delete(original, physical_id, props):
    original(_name(physical_id), props)


def _name(physical_id):
    return secretsmanager._resolve(physical_id)[0] or physical_id


def _secret_string(original, props):
    options = props.get("GenerateSecretString")
    if not options or props.get("SecretString"):
        return original(props)
    status, _, body = secretsmanager._get_random_password(options)
    if status >= 400:
        raise ValueError(f"{TYPE}: {json.loads(body)['message']}")
    password = json.loads(body)["RandomPassword"]
    if "SecretStringTemplate" not in options:
        return password
    return json.dumps(json.loads(options["SecretStringTemplate"]) | {options["GenerateStringKey"]: password})
