"""Where AWS's published model and the service are known to differ, with what public sources say.

One rule is stricter than most of AWS: a member that the service does not know is refused. EC2, S3 and Route
53 refuse it too; the others ignore it, and what its sender wanted does not happen.
"""

from typing import Any, NamedTuple


class Correction(NamedTuple):
    structure: str
    member: str
    # Take the place of the model's; None takes one away.
    entries: dict[str, Any]


# The model has a plain string where the service has both. A stack is named by its ARN, too, once it is there:
# https://github.com/hashicorp/terraform-provider-aws/issues/42668
# https://github.com/aws/aws-toolkit-vscode/issues/1427
# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
_NEW_STACK = {"min": 1, "max": 128, "pattern": "[a-zA-Z][-a-zA-Z0-9]*"}
_STACK = {"min": 1, "pattern": "[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*"}
# "A maximum of 32 characters, only alphanumeric characters or hyphens, and not a hyphen first or last":
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
_BALANCER = {"min": 1, "max": 32, "pattern": "(?!-)[a-zA-Z0-9-]+(?<!-)"}

CORRECTIONS = {
    "cloudformation": (
        Correction("CreateStackInput", "StackName", _NEW_STACK),
        *(
            Correction(f"{operation}Input", "StackName", _STACK)
            for operation in (
                "DeleteStack",
                "DescribeStackEvents",
                "DescribeStackResource",
                "DescribeStackResources",
                "DescribeStacks",
                "GetTemplate",
                "ListStackResources",
                "SetStackPolicy",
                "UpdateStack",
            )
        ),
    ),
    "elbv2": (
        Correction("CreateLoadBalancerInput", "Name", _BALANCER),
        Correction("CreateTargetGroupInput", "Name", _BALANCER),
    ),
}


def correct(service: str, description: dict[str, Any]) -> None:
    """Writes them into the description of a service: the member gets a shape of its own."""
    shapes = description["shapes"]
    for structure, member, entries in CORRECTIONS.get(service, ()):
        reference = shapes[structure]["members"][member]
        corrected = shapes[reference["shape"]] | entries
        reference["shape"] = f"{structure}{member}"
        shapes[reference["shape"]] = {name: entry for name, entry in corrected.items() if entry is not None}
