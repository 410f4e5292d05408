"""What the task's environment says about this app. Read once; a doubtful value stops the start."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# http is for a key server on this very machine; anywhere else the keys must come over TLS.
_URL = r"(https://[\w.-]+(:\d+)?|http://(127\.0\.0\.1|localhost)(:\d+)?)(/[\w.-]+)*"

_FORMS = {
    "STREAMGATE_APP": (r"[a-zA-Z0-9][\w-]*", "an app's name, e.g. sales"),
    "STREAMGATE_ENTRY": (r"\w[\w-]*\.py", "the name of a file in the app's folder, e.g. app.py"),
    "STREAMGATE_CLIENT_ID": (r"[\w+]+", "the app client's id"),
    "STREAMGATE_SESSION_COOKIE": (r"[\w-]+", "the load balancer's session cookie, e.g. streamgate-sales"),
    "STREAMGATE_LOAD_BALANCER_ARN": (
        r"arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer/app/[\w-]+/\w+",
        "the ARN of an application load balancer",
    ),
    "STREAMGATE_ISSUER": (
        r"https://cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/[\w-]+",
        "https://cognito-idp.<region>.amazonaws.com/<poolId>",
    ),
    "STREAMGATE_LOAD_BALANCER_KEYS_URL": (_URL, "an https URL without a slash at its end"),
    "STREAMGATE_POOL_KEYS_URL": (_URL, "the https URL of the pool's jwks.json"),
    # Streamlit's own and no other: it is open to whoever reaches the task.
    "STREAMGATE_HEALTH_PATH": (
        r"(/[\w.-]+)*/_stcore/health",
        "/_stcore/health, below server.baseUrlPath if set",
    ),
    "STREAMGATE_MAX_UPLOAD_MIB": (r"[1-9]\d{0,4}", "a whole number of MiB, e.g. 32"),
    "STREAMGATE_FRAME_ANCESTORS": (
        r"'self'( https://[a-z0-9.-]+(:\d+)?)*",
        "'self' and the https origins whose pages may frame the app, with a blank between",
    ),
    "STREAMGATE_SESSION_HOURS": (r"[1-9]\d{0,3}", "a whole number of hours, e.g. 10"),
    "STREAMGATE_CONTACT": (
        r"(?=.*[^\s\u3000])[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,200}",
        "one line of 200 characters at most that says whom to ask, e.g. an e-mail address",
    ),
}


class SettingsError(ValueError):
    """The environment does not describe an app; the message names every variable at fault."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One app, and the only load balancer, client and pool whose word it takes."""

    app: str
    entry: str
    client_id: str
    session_cookie: str
    load_balancer_arn: str
    issuer: str
    load_balancer_keys_url: str
    pool_keys_url: str
    health_path: str
    max_upload_mib: int
    frame_ancestors: str
    session_hours: int
    contact: str


def read_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings, or every problem at once. `folder` is where the entry file must lie."""
    problems = [
        f"{name} is {environment.get(name, '')!r}; it must be {meaning}"
        for name, (form, meaning) in _FORMS.items()
        if not re.fullmatch(form, environment.get(name, ""), re.ASCII)
    ]
    if not problems and not (folder / environment["STREAMGATE_ENTRY"]).is_file():
        problems.append(f"STREAMGATE_ENTRY is {environment['STREAMGATE_ENTRY']!r}; there is no such file")
    if problems:
        raise SettingsError("The gate cannot start.\n" + "\n".join(problems))
    texts = {name.removeprefix("STREAMGATE_").lower(): environment[name] for name in _FORMS}
    numbers = {name: int(texts[name]) for name in ("max_upload_mib", "session_hours")}
    return Settings(**texts | numbers)
