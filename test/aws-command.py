"""Does what a printed `aws` command would, with the keys of the environment:
`aws-command.py endpoint service operation --option value …`.
"""

import sys

from botocore import xform_name
from botocore.session import get_session

endpoint, service, *words = sys.argv[1:]
first = next(index for index, word in enumerate(words) if word.startswith("--"))
(*wait, operation), options = words[:first], words[first:]
given, region = {}, ""
while options:
    name = options.pop(0).removeprefix("--")
    value = options.pop(0) if options and not options[0].startswith("--") else not name.startswith("no-")
    if name == "region":
        region = str(value)
    else:
        given[name.removeprefix("no-") if value is False else name] = value

if (service, words[0]) == ("s3", "rb"):  # the CLI's own: every object, then the bucket
    bucket = words[-1].removeprefix("s3://")
    s3 = get_session().create_client("s3", words[words.index("--region") + 1], endpoint_url=endpoint)
    for item in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        s3.delete_object(Bucket=bucket, Key=item["Key"])
    s3.delete_bucket(Bucket=bucket)
    sys.exit()

client = get_session().create_client(
    service,
    region,
    endpoint_url=endpoint,
)
if wait:
    waiter = client.get_waiter(operation.replace("-", "_"))
    waiter.wait(**{"".join(map(str.title, name.split("-"))): value for name, value in given.items()})
else:
    method = operation.replace("-", "_")
    shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[method]).input_shape
    members = {xform_name(member, "-"): member for member in shape.members}
    getattr(client, method)(**{members[name]: value for name, value in given.items()})
