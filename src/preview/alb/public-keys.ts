import type { Answer } from './answers.ts';
import { errorAnswer } from './answers.ts';
import type { Identity } from './identity.ts';

/** `/<kid>` as https://public-keys.auth.elb.<region>.amazonaws.com answers it; 404 for everything else. */
export function publicKeyAnswer(identity: Identity, url = '/'): Answer {
  const pem = identity.publicKey(url.slice(1));
  if (!pem) return errorAnswer(404);
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: pem };
}
