"""CloudFormation: names that something else in the account has."""

import json

from ministack.services.cloudformation import changesets, stacks

from .wrapping import wrap

# By these their types are known in an account; changesets knows how to find them.
NAMED = {
    "AWS::DynamoDB::Table": "TableName",
    "AWS::IAM::Role": "RoleName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::S3::Bucket": "BucketName",
}


def refuse_taken_names() -> None:
    """Upstream takes over, or empties, whatever has the name of a new resource already.

    Seen in provisioners._cw_log_group_create, for one, which stack operations reach by
    stacks._provision_keeping_seed. CloudFormation makes resources and takes none over:
    https://github.com/serverless/serverless/issues/10002
    """
    wrap(stacks, "_provision_keeping_seed", _provision)


def _provision(original, kind, logical_id, props, stack_name):
    name = props.get(NAMED.get(kind, ""))
    if name and changesets._IMPORT_LOOKUPS[kind][1](name) is None:
        identifier = json.dumps({f"/properties/{NAMED[kind]}": name}, separators=(",", ":"))
        raise ValueError(f"Resource of type '{kind}' with identifier '{identifier}' already exists.")
    return original(kind, logical_id, props, stack_name)
