"""Elastic Load Balancing: what an action of a listener or a rule carries."""

from xml.sax.saxutils import escape

from ministack.services import alb
from ministack.services.cloudformation import provisioners

from .wrapping import wrap

LOGIN, FORWARD, EXTRA = "AuthenticateCognitoConfig", "ForwardConfig", "AuthenticationRequestExtraParams"
LOGIN_DEFAULTS = {
    "SessionCookieName": "AWSELBAuthSessionCookie",
    "Scope": "openid",
    "SessionTimeout": 604800,
    "OnUnauthenticatedRequest": "authenticate",
}


def keep_action_configs() -> None:
    """Upstream drops AuthenticateCognitoConfig, and of ForwardConfig all but the first target group.

    Seen in alb._parse_actions (Create*, Modify*), provisioners._elbv2_listener_actions (CloudFormation)
    and alb._action_xml (every answer). AWS returns both whole, with its defaults:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateCognitoActionConfig.html
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ForwardActionConfig.html
    """
    wrap(alb, "_parse_actions", _requested_actions)
    wrap(provisioners, "_elbv2_listener_actions", _declared_actions)
    wrap(alb, "_action_xml", _action_xml)


def escape_message_bodies() -> None:
    """Upstream writes the body of a fixed response into its XML as it is: HTML makes every answer unreadable.

    Seen in alb._action_xml, so DescribeListeners and DescribeRules fail in the client.
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
    """
    wrap(alb, "_action_xml", _escaped_action_xml)


def _requested_actions(original, params, prefix="DefaultActions"):
    actions = original(params, prefix)
    for number, action in enumerate(actions, 1):
        action |= _configs(_nested(params, f"{prefix}.member.{number}."))
    return actions


def _declared_actions(original, props, lb_arn, prop="DefaultActions"):
    actions = original(props, lb_arn, prop)
    declared = [action for action in props.get(prop) or [] if isinstance(action, dict)]
    for action, source in zip(actions, declared, strict=True):
        action |= _configs(source)
    return actions


def _configs(action):
    return {name: action[name] for name in (LOGIN, FORWARD) if action.get(name)}


def _nested(params, start):
    """The value that Query parameters spell as `start` + `A.member.1.B` or `A.entry.1.key`."""
    tree = {}
    for name in params:
        if name.startswith(start):
            *path, leaf = name.removeprefix(start).split(".")
            node = tree
            for step in path:
                node = node.setdefault(step, {})
            node[leaf] = alb._p(params, name)
    return _collapsed(tree)


def _collapsed(node):
    if not isinstance(node, dict):
        return node
    if "member" in node:
        return [_collapsed(node["member"][number]) for number in sorted(node["member"], key=int)]
    if "entry" in node:
        return {entry["key"]: entry["value"] for entry in node["entry"].values()}
    return {name: _collapsed(value) for name, value in node.items()}


def _action_xml(original, action):
    shown, added = dict(action), ""
    if action["Type"] == "forward":
        forward = _complete_forward(action)
        groups = forward["TargetGroups"]
        shown["TargetGroupArn"] = groups[0]["TargetGroupArn"]
        if len(groups) > 1:  # the short form is shown for a single group only
            del shown["TargetGroupArn"]
        added = _xml(FORWARD, forward)
    if LOGIN in action:
        login = LOGIN_DEFAULTS | action[LOGIN]
        if login.get(EXTRA):
            login[EXTRA] = [{"key": key, "value": value} for key, value in login[EXTRA].items()]
        added = _xml(LOGIN, login)
    return original(shown).removesuffix("</member>") + added + "</member>"


def _escaped_action_xml(original, action):
    response = action.get("FixedResponseConfig")
    if response:
        response = response | {"MessageBody": escape(response.get("MessageBody", ""))}
        action = action | {"FixedResponseConfig": response}
    return original(action)


def _complete_forward(action):
    given = action.get(FORWARD) or {"TargetGroups": [{"TargetGroupArn": action.get("TargetGroupArn", "")}]}
    return {
        "TargetGroups": [{"Weight": 1} | group for group in given["TargetGroups"]],
        "TargetGroupStickinessConfig": given.get("TargetGroupStickinessConfig") or {"Enabled": False},
    }


def _xml(name, value):
    if isinstance(value, dict):
        inner = "".join(_xml(key, item) for key, item in value.items())
    elif isinstance(value, list):
        inner = "".join(_xml("entry" if name == EXTRA else "member", item) for item in value)
    else:
        inner = escape(str(value).lower() if isinstance(value, bool) else str(value))
    return f"<{name}>{inner}</{name}>"
