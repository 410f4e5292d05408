/** What of a request says who asks to sign somebody out. Absent headers are absent. */
export interface SignOutRequest {
  method: string;
  /** `Sec-Fetch-Site`. */
  site?: string;
  /** `Sec-Fetch-Mode`. */
  mode?: string;
  /** `Sec-Fetch-Dest`. */
  destination?: string;
  /** `Sec-Purpose`, and what browsers said before it: `Purpose`, `X-Purpose`, `X-Moz`. */
  purpose: string;
  /** Whether `Origin` is that of the host that was asked. */
  ownOrigin: boolean;
}

export type SignOutDecision =
  | { signOut: true; reason: 'own-page' | 'typed' }
  | {
      signOut: false;
      reason: 'other-method' | 'speculation' | 'no-navigation' | 'embedded' | 'unknown-site' | 'foreign-page';
    };

/**
 * Whether a request may sign its visitor out at once: the visitor opens the address by hand, or a page of this host leads there. No other page
 * can make a browser send that, by an image, a frame, a form or a link. Everything else has to be confirmed with the button of a page,
 * which is a form of this host. A browser without these headers sends `Origin` with the form.
 * https://www.w3.org/TR/fetch-metadata/
 */
export function decideSignOut(request: SignOutRequest): SignOutDecision {
  const { method, site, mode, destination, purpose, ownOrigin } = request;
  if (method !== 'GET' && method !== 'POST') return { signOut: false, reason: 'other-method' };
  if (/prefetch|prerender|preview/i.test(purpose)) return { signOut: false, reason: 'speculation' };
  if (site === undefined)
    return method === 'POST' && ownOrigin
      ? { signOut: true, reason: 'own-page' }
      : { signOut: false, reason: 'unknown-site' };
  if (mode !== 'navigate') return { signOut: false, reason: 'no-navigation' };
  if (destination !== 'document') return { signOut: false, reason: 'embedded' };
  if (site === 'same-origin') return { signOut: true, reason: 'own-page' };
  if (site === 'none' && method === 'GET') return { signOut: true, reason: 'typed' };
  return { signOut: false, reason: 'foreign-page' };
}
