"""The requests that the emulator serves and that are no AWS API: no model of botocore's has them.

Some never get here. Health and reset of the emulator, ResponseURLs of custom resources, CORS preflights and
most of the login are answered before. The runtime API of Lambdas has a port of its own. CloudFormation,
schedules and alarms call the services in the process.
"""

from collections.abc import Callable

from ministack import app
from ministack.core.router import _ECS_METADATA_PATH_RE

_KEYS = ("/.well-known/jwks.json", "/.well-known/openid-configuration")
# These may be signed. Whatever else is signed is an API request, if only for an object of such a name.
_SIGNED_TOO = ("execute-api", "function URLs", "a load balancer's targets", "a distribution's content")

# What it is → whether a request is one, by its method, path and host.
NOT_API: dict[str, Callable[[str, str, str], object]] = {
    "the emulator's own": lambda _method, path, _host: path.startswith(("/_ministack/", "/_localstack/")),
    "hosted login pages": lambda _method, path, _host: path in ("/login", "/logout"),
    "OAuth endpoints": lambda _method, path, _host: path.startswith(("/oauth2/", "/saml2/")),
    "JWKS and OpenID configuration": lambda method, path, _host: method == "GET" and path.endswith(_KEYS),
    "a registry's own API": lambda _method, path, _host: app._is_ecr_registry_path(path),
    "instance metadata": lambda _method, path, _host: path.startswith("/latest/"),
    "task metadata": lambda _method, path, _host: _ECS_METADATA_PATH_RE.match(path),
    "execute-api": lambda _method, path, host: app._parse_execute_api_url(host, path),
    "function URLs": lambda _method, path, host: app._parse_lambda_url(host, path),
    "a load balancer's targets": lambda _method, path, host: app._is_potential_alb_request(host, path),
    "a distribution's content": lambda _method, _path, host: app._parse_cloudfront_dataplane_host(host),
}


def is_not_api(method: str, path: str, headers: dict[str, str]) -> bool:
    host = headers.get("host", "")
    is_signed = headers.get("authorization", "").startswith("AWS4-")
    names = _SIGNED_TOO if is_signed else NOT_API
    return any(NOT_API[name](method, path, host) for name in names)
