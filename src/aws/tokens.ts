import { SimpleLruCache } from 'aws-jwt-verify/cache';
import { portalName } from '../../config/names.ts';
import { type MultiValueHeaders, onlyValue, requestIdOf } from './tokens/headers.ts';
import { type KeyAddresses, type PublicKeys, publicKeys } from './tokens/key-servers.ts';
import { type Proof, type TrustedIssuers, verifyPair } from './tokens/pair.ts';
import type { VerifiedPerson } from './tokens/person.ts';
import { assertProof, ProofError, type ProofErrorCode, proofErrorStatus } from './tokens/proof-error.ts';

export { type PublicKeys, publicKeys } from './tokens/key-servers.ts';
export type { VerifiedPerson } from './tokens/person.ts';
export type { ProofErrorCode as RefusalCode } from './tokens/proof-error.ts';

/** One app or the portal, and whose word about its visitors is taken. */
export interface TokenSettings extends TrustedIssuers, KeyAddresses {
  /** The app's name, or the one that is reserved for the portal. */
  app: string;
}

/** What a request's two tokens amount to. `requestId` finds it in the load balancer's access log. */
export type Verdict =
  | { kind: 'admitted'; person: VerifiedPerson; requestId: string }
  /** Nobody is proved: 401, or 503 while keys cannot be had. */
  | { kind: 'refused'; status: (typeof proofErrorStatus)[ProofErrorCode]; code: ProofErrorCode; requestId: string }
  /** Somebody is, and the app is not theirs. `code` is a refusal's reason in src/access/decide.ts. */
  | { kind: 'refused'; status: 403; code: string; person: VerifiedPerson; requestId: string };

const leewaySeconds = 60; // clocks differ; the load balancer's token lives for minutes
const maxProofs = 128;

/**
 * Verifies the two tokens that the load balancer adds to every request after a login, for Lambdas behind it; the gate
 * in gate/ does the same in front of Streamlit, and the two agree. Fails closed, and says so in data.
 *
 * Verified pairs are remembered by their exact text, because a waiting page asks again and again with the same two.
 * Refusals are not remembered, and expiry is looked at each time.
 */
export function tokenVerifier(
  settings: TokenSettings,
  { keys = publicKeys(settings), clock = Date.now }: { keys?: PublicKeys; clock?: () => number } = {},
): (headers: MultiValueHeaders) => Promise<Verdict> {
  const proofs = new SimpleLruCache<string, Proof>(maxProofs);

  async function prove(data: string, accessToken: string): Promise<Proof> {
    const pair = `${data},${accessToken}`; // neither holds a comma
    const known = proofs.get(pair);
    const proof = known ?? (await verifyPair(settings, keys, data, accessToken));
    assertProof(clock() / 1000 < proof.expires + leewaySeconds, 'expired');
    if (!known) proofs.set(pair, proof);
    return proof;
  }

  return async headers => {
    const requestId = requestIdOf(headers);
    try {
      const proof = await prove(onlyValue(headers, 'x-amzn-oidc-data'), onlyValue(headers, 'x-amzn-oidc-accesstoken'));
      const { person } = proof;
      if (opens(proof, settings.app)) return { kind: 'admitted', person, requestId };
      return { kind: 'refused', status: 403, code: reasonCode(proof.refused), person, requestId };
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      return { kind: 'refused', status: proofErrorStatus[error.code], code: error.code, requestId };
    }
  };
}

/** Each has a claim of its own: no app's token opens the portal, whatever the app is called, and the portal's opens no app. */
const opens = ({ app, portal }: Proof, wanted: string): boolean =>
  wanted === portalName ? portal === 'true' : app === wanted;

/** A token for another app says nothing of why it does not open this one. */
const reasonCode = (refused: unknown): string =>
  typeof refused === 'string' && /^[a-z]+(?:-[a-z]+)*$/.test(refused) ? refused : 'not-allowed';
