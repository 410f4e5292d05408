"""Log lines are data: one JSON object per line on stdout. Never a token, a cookie, a query or an address."""

import json


def log(event: str, **fields: str | int) -> None:
    print(json.dumps({"event": event, **fields}), flush=True)
