"""CloudFormation: the names of what a template does not name."""

from ministack.core.responses import new_uuid
from ministack.services.cloudformation import provisioners, stacks

from .wrapping import wrap


def generate_new_names() -> None:
    """Upstream gives a resource of a stack that is created again the name it had before.

    Seen in provisioners._physical_name, whose suffix follows from the stack's name and the logical id, so a
    new stack takes over what the one before it retained. AWS's suffix is random:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
    """
    wrap(stacks, "_provision_resource", _provision)


def _provision(original, *args):
    if not provisioners._NAME_SEED.get():
        provisioners._NAME_SEED.set(new_uuid()[:8])  # stacks keeps it on the resource, for its updates
    return original(*args)
