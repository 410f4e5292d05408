"""The app as the task runs it, but on a clock that a test moves: `uvicorn gate.testing.moved_clock:app`.

The file `ahead.txt` says by how many seconds.
"""

import asyncio
import time
from dataclasses import replace

from gate import asgi
from gate.middleware import Gate
from gate.proofs import Proofs
from gate.sockets import Sockets


def clock() -> float:
    return time.time() + float((asgi.folder / "ahead.txt").read_text())


async def nap(seconds: float) -> None:
    """Short, so that a moved clock is noticed soon."""
    await asyncio.sleep(min(seconds, 0.02))


verifier = replace(asgi.verifier, clock=clock)
sockets = Sockets(quiet_seconds=0.1, clock=clock, sleep=nap)
app = Gate(asgi.app.inner, asgi.settings, Proofs(verifier, clock), sockets)
app.census = replace(app.census, sleep=nap)
