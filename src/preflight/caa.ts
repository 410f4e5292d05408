import { isSeen, type Lookup } from '../kit/lookup.ts';
import { ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';

/** Who may sign certificates for a host, as the DNS says it; empty where it says nothing, so that anybody may. */
export interface Issuers {
  host: string;
  /** The values of the closest CAA records' `issue`, such as `letsencrypt.org`. */
  issuers: readonly string[];
}

/** https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html */
const amazon = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

/** `amazon.com; accounturi=…` → `amazon.com`. */
const nameOf = (issuer: string) => issuer.split(';')[0]?.trim().toLowerCase() ?? '';

/** Whether Amazon may sign the certificates that a deploy asks for. */
export function caa(look: Lookup<readonly Issuers[]>): PreflightFinding[] {
  if (!isSeen(look)) return [unseenFinding('caa', 'Who may sign certificates (CAA)', look)];
  const closed = look.seen.filter(
    ({ issuers }) => issuers.length > 0 && !issuers.some(issuer => amazon.includes(nameOf(issuer))),
  );
  if (closed.length === 0) return [ok('caa', 'Amazon may sign certificates for all hosts')];
  return closed.map(({ host, issuers }) =>
    warning(
      'caa',
      `CAA records let only ${issuers.map(issuer => nameOf(issuer) || 'nobody').join(', ')} sign certificates for ${host}.`,
      `Add the record: CAA 0 issue "amazon.com". Without it ACM's certificate fails, and the deploy with it.`,
    ),
  );
}
