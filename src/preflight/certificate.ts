import { isSeen, type Lookup } from '../kit/lookup.ts';
import { type CheckName, failure, ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';

/** A certificate, as ACM describes it. */
export interface Certificate {
  /** ACM's word: `ISSUED` is the one it is used with. */
  status: string;
  names: readonly string[];
  /** ACM's word, such as `RSA_2048`. */
  keyAlgorithm: string;
  /** Its last day, YYYY-MM-DD, and how many days are left. Unknown of one that was never issued. */
  expires?: { on: string; inDays: number };
}

/** Who shows it, and so what it must be. */
export interface Use {
  check: CheckName;
  /** Where it is said in the settings. */
  path: string;
  arn: string;
  hosts: readonly string[];
  keyAlgorithms: readonly string[];
}

const rsa = ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096'];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html */
export const forLoadBalancer = [...rsa.slice(1), 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html, which Cognito uses. */
export const forLoginPage = [...rsa, 'EC_prime256v1'];

/** Days before its end at which a certificate is spoken of. ACM renews its own 60 days before, if it can. */
const soon = 30;

/** Whether a name of a certificate is meant for a host: `*` stands for one label. */
const covers = (name: string, host: string) =>
  name === host || (name.startsWith('*.') && name.slice(1) === host.slice(host.indexOf('.')));

/** A certificate of the team's: whether it can be shown to visitors. All that keeps it from it is said at once. */
export function certificate(look: Lookup<Certificate | undefined>, use: Use): PreflightFinding[] {
  const { check, path, arn } = use;
  if (!isSeen(look)) return [unseenFinding(check, `The certificate ${arn}`, look)];
  if (!look.seen) return [failure(check, `There is no certificate ${arn}.`, `Correct ${path}.`)];
  const findings = [...problems(look.seen, use)];
  const { names, expires } = look.seen;
  return findings.length > 0 ? findings : [ok(check, `${names.join(', ')}${expires ? `, until ${expires.on}` : ''}`)];
}

function* problems({ status, names, keyAlgorithm, expires }: Certificate, { check, path, ...use }: Use) {
  if (status !== 'ISSUED') {
    const fix = status === 'PENDING_VALIDATION' ? 'Add the record that ACM asks for, and wait.' : `Change ${path}.`;
    yield failure(check, `The certificate ${use.arn} is ${status}.`, fix);
  }
  const bare = use.hosts.filter(host => !names.some(name => covers(name, host)));
  if (bare.length > 0) {
    const fix = `Change ${path}: a certificate's names are settled when it is made, and * stands for one word.`;
    yield failure(check, `The certificate is for ${names.join(', ')}, which is not ${bare.join(', ')}.`, fix);
  }
  if (!use.keyAlgorithms.includes(keyAlgorithm)) {
    const fix = `Change ${path}: it may be ${use.keyAlgorithms.join(', ')}.`;
    yield failure(check, `The certificate's key is ${keyAlgorithm}, which cannot be used here.`, fix);
  }
  if (status === 'ISSUED' && expires && expires.inDays <= soon) {
    const evidence = `The certificate ends on ${expires.on}, in ${expires.inDays} days.`;
    yield warning(check, evidence, 'Import another, or see why ACM could not renew it.');
  }
}
