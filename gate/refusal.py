"""Every way to be refused. Raised anywhere in the gate, answered in `answers.py`, logged in `audit.py`."""

from enum import Enum

from gate.proof import Proof


class Reason(Enum):
    """Code for the log, and status for the visitor, who learns no more than that."""

    MISSING = "missing-proof", 401
    DOUBLED = "doubled-proof", 401
    OVERSIZE = "oversize-proof", 401
    MALFORMED = "malformed-token", 401
    SIGNATURE = "wrong-signature", 401
    UNKNOWN_KEY = "unknown-key", 401
    SIGNER = "wrong-signer", 401
    CLIENT = "wrong-client", 401
    ISSUER = "wrong-issuer", 401
    USE = "wrong-use", 401
    NO_EXPIRY = "no-expiry", 401
    EXPIRED = "expired", 401
    SUBJECTS = "subjects-differ", 401
    NOT_ALLOWED = "not-allowed", 403
    ORIGIN = "foreign-origin", 403
    SESSION = "foreign-session", 404
    HIDDEN = "hidden", 404
    # Not the visitor's fault, so it must count as ours in the load balancer's 5xx metrics.
    NO_KEYS = "keys-unavailable", 503

    def __init__(self, code: str, status: int) -> None:
        self.code = code
        self.status = status


class Refused(Exception):
    """Raised at the first check that fails; nothing of the request has reached Streamlit.

    With a proof where we do know who it is: somebody whom this app does not admit, or not to this.
    """

    def __init__(self, reason: Reason, proof: Proof | None = None) -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.proof = proof
