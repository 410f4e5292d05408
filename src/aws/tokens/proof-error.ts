/** Every way for two tokens to prove nothing, with the visitor's status. gate/refusal.py has the same codes. */
export const proofErrorStatus = {
  'missing-proof': 401,
  'doubled-proof': 401,
  'oversize-proof': 401,
  'malformed-token': 401,
  'wrong-signature': 401,
  'unknown-key': 401,
  'wrong-signer': 401,
  'wrong-client': 401,
  'wrong-issuer': 401,
  'wrong-use': 401,
  'no-expiry': 401,
  expired: 401,
  'subjects-differ': 401,
  'keys-unavailable': 503, // not the visitor's fault, so it counts as ours in the load balancer's 5xx metrics
} as const satisfies Record<string, 401 | 503>;

export type ProofErrorCode = keyof typeof proofErrorStatus;

/** Thrown at the first check that fails and caught in tokens.ts: whoever calls that gets data. */
export class ProofError extends Error {
  readonly code: ProofErrorCode;

  constructor(code: ProofErrorCode) {
    super(code);
    this.code = code;
  }
}

export function assertProof(holds: boolean, code: ProofErrorCode): asserts holds {
  if (!holds) throw new ProofError(code);
}
