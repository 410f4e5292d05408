"""Takes each action of the deploy role out in turn, and evaluates again what a run asked IAM for.

Arguments: docs/deploy-role.json, the log of evaluations, the role's name. Prints JSON: `refused`, what the
role was denied; `needed`, each action without which an allowed request would be denied, with its resource;
and how many `requests` the role made.
"""

import json
import sys
from pathlib import Path

from ministack.core.iam_evaluator import EvalContext, evaluate, parse_policy_document


def main(role_file: str, log_file: str, role: str) -> None:
    policies = list(json.loads(Path(role_file).read_text())["policies"].values())
    actions = sorted(
        {action for policy in policies for each in policy["Statement"] for action in each["Action"]}
    )
    lines = [json.loads(line) for line in Path(log_file).read_text().splitlines()]
    asked = [each for each in lines if f":assumed-role/{role}/" in each["context"]["principal_arn"]]
    requests = {json.dumps(each["context"], sort_keys=True): each for each in asked}.values()
    needed = {}
    for action in actions:
        left = [parse_policy_document(without(policy, action)) for policy in policies]
        for each in requests:
            context = EvalContext(**each["context"])
            # No action of the role has a wildcard, so without one action only its own requests can change.
            if context.action.lower() != action.lower() or each["decision"] != "Allow":
                continue
            if evaluate(context, left).decision != "Allow":
                needed[action] = context.resource_arn
                break
    refused = sorted(
        {
            f"{each['context']['action']} on {each['context']['resource_arn']}"
            for each in asked
            if each["decision"] != "Allow"
        }
    )
    print(json.dumps({"refused": refused, "needed": needed, "requests": len(asked)}))


def without(policy: dict, action: str) -> dict:
    statements = [
        {**each, "Action": [other for other in each["Action"] if other != action]}
        for each in policy["Statement"]
    ]
    return {**policy, "Statement": [each for each in statements if each["Action"]]}


if __name__ == "__main__":
    main(*sys.argv[1:])
