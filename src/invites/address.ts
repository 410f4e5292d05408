/** An address that a mail can be sent to. */
export interface Address {
  /** Cleaned, the domain as the DNS has it. The local part keeps its case: only its own server knows whether that counts. */
  email: string;
  /** Two addresses with the same key are one person. Dots and plus tags count, upper case does not. */
  key: string;
}

/** Why something is no address. `character`: the first that cannot be in one. */
export type AddressFault =
  | { why: 'no-at' | 'no-local' | 'dots' | 'too-long' | 'domain' }
  | { why: 'character'; character: string };

/** What nobody sees in a cell: zero-width characters, byte order marks, soft hyphens, spaces that do not break. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u00a0]/gu;

/** What somebody meant to type. Empty where there is nothing to see. Most is plain ASCII already, and a file has many cells. */
export const cleaned = (typed: string): string =>
  /^[!-~]*$/.test(typed) ? typed : typed.replace(unseen, '').trim().normalize('NFC');

/** What Cognito and SES take before the @ (RFC 5322's dot-atom, in ASCII). */
const atom = /[\w.!#$%&'*+/=?^`{|}~-]/;
const longestLocal = 64;
/**
 * Shorter than a mail may have it: Cognito takes an address as a user name, and no user name is longer.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
const longest = 128;

/** Reads an address as it was typed, or says what is wrong with it. */
export function readAddress(typed: string): Address | AddressFault {
  const text = cleaned(typed);
  const at = text.lastIndexOf('@');
  const local = at < 0 ? text : text.slice(0, at);
  for (const character of local) if (!atom.test(character)) return { why: 'character', character };
  if (at < 0) return { why: 'no-at' };
  if (local === '') return { why: 'no-local' };
  if (/^\.|\.\.|\.$/.test(local)) return { why: 'dots' };
  const domain = mailDomain(text.slice(at + 1));
  if (domain === undefined) return { why: 'domain' };
  const email = `${local}@${domain}`;
  if (local.length > longestLocal || email.length > longest) return { why: 'too-long' };
  return { email, key: email.toLowerCase() };
}

/** The address in what was typed; undefined if there is none. */
export function addressOf(typed: string): Address | undefined {
  const read = readAddress(typed);
  return 'why' in read ? undefined : read;
}

/** The key of an address that is in the pool already, whatever it looks like. Never throws. */
export const keyOf = (email: string): string => addressOf(email)?.key ?? cleaned(email).toLowerCase();

/** What a label of a host name may be in the DNS. */
const label = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/** A domain by UTS 46, as the WHATWG's URL reads it (the same as src/access/match.ts). No IP address, and no host without a dot. */
function mailDomain(host: string): string | undefined {
  if (!/^[^\s/?#:@\\[\]%]+$/.test(host)) return undefined;
  const domain = URL.parse(`http://${host}`)?.hostname ?? '';
  const labels = domain.split('.');
  const named = labels.length > 1 && domain.length <= 253 && labels.every(each => label.test(each));
  return named && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : undefined;
}
