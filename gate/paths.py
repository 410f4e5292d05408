"""The two paths that are not for visitors: one open to the health checker, one closed to everybody."""

from itertools import pairwise

from starlette.types import Scope


def is_health_check(scope: Scope, path: str) -> bool:
    """The load balancer's health checker has no login; Streamlit answers it with "ok" and nothing else."""
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"] == path


def is_hidden(scope: Scope) -> bool:
    """Streamlit's metrics, by whatever spelling: they count the sessions of everybody.

    Starlette matches a route with `$`, so a path that ends in %0A reaches it too; with
    `server.baseUrlPath` it moves below that path.
    """
    segments = [segment.strip() for segment in scope["path"].split("/") if segment.strip()]
    return ("_stcore", "metrics") in pairwise(segments)
