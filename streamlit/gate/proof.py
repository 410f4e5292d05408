"""What two verified tokens prove."""

from dataclasses import dataclass

from gate.person import Person

LEEWAY_SECONDS = 60  # clocks differ; the load balancer's token lives for minutes


@dataclass(frozen=True, slots=True)
class Proof:
    """Who is asking, which app their access token opens or why it opens none, and until when that holds.

    Both tokens hold until `expires`, the access token alone until `access_expires`: the load balancer
    signs a new one of its own every few minutes, so a socket is measured by the latter.
    """

    person: Person
    app: str | None
    refused: str | None
    expires: int
    access_expires: int

    def holds(self, now: float) -> bool:
        return now < self.expires + LEEWAY_SECONDS
