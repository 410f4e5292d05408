"""Prints what a log group holds, with the keys of the environment: `log-lines.py endpoint region group`."""

import sys

from botocore.session import get_session

endpoint, region, group = sys.argv[1:]
session = get_session()
logs = session.create_client("logs", region_name=region, endpoint_url=endpoint)
for page in logs.get_paginator("filter_log_events").paginate(logGroupName=group):
    for event in page["events"]:
        print(event["message"].rstrip())
