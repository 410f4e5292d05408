import { normalAddress } from '../kit/address.ts';
import { mailDomain, unreadableIn } from '../kit/domain-name.ts';

/** An address that an email can be sent to. */
export interface Address {
  /** Without spaces around it, the domain as the DNS has it. The local part keeps its case: only its own server knows whether that counts. */
  email: string;
  /** The normal form: two addresses with the same key are one person. Dots and plus tags count, upper case does not. */
  key: string;
}

/** Why a text is not an address. `character`: the first one that is not allowed. */
export type AddressFault =
  | { why: 'no-at' | 'no-local' | 'dots' | 'too-long' | 'domain' }
  | { why: 'character'; character: string };

/** Invisible characters: zero-width characters, byte order marks, soft hyphens, no-break spaces. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u00a0]/gu;

/** A cell without invisible characters, to compare with known words. Not for addresses: without a character, one belongs to someone else. */
export const cleanText = (typed: string): string =>
  /^[!-~]*$/.test(typed) ? typed : typed.replace(invisible, '').trim().normalize('NFC');

/** What Cognito and SES accept before the @ (RFC 5322's dot-atom, in ASCII). */
const atom = /[\w.!#$%&'*+/=?^`{|}~-]/;
const maxLocalLength = 64;
/**
 * Shorter than a mail may have it: Cognito takes an address as a user name, and no user name is longer.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
const maxLength = 128;

/** Reads an address as typed, or returns what is wrong with it. Only surrounding spaces are removed. */
export function readAddress(typed: string): Address | AddressFault {
  const text = typed.trim().normalize('NFC');
  const unreadable = unreadableIn(text);
  if (unreadable !== undefined) return { why: 'character', character: unreadable };
  const at = text.lastIndexOf('@');
  const local = at < 0 ? text : text.slice(0, at);
  for (const character of local) if (!atom.test(character)) return { why: 'character', character };
  if (at < 0) return { why: 'no-at' };
  if (local === '') return { why: 'no-local' };
  if (/^\.|\.\.|\.$/.test(local)) return { why: 'dots' };
  const domain = mailDomain(text.slice(at + 1));
  if (domain === undefined) return { why: 'domain' };
  const email = `${local}@${domain}`;
  if (local.length > maxLocalLength || email.length > maxLength) return { why: 'too-long' };
  return { email, key: keyOf(email) };
}

/** The address in a text; undefined if it is not valid. */
export function addressOf(typed: string): Address | undefined {
  const read = readAddress(typed);
  return 'why' in read ? undefined : read;
}

/** The key of an address from the user pool, valid or not. Never throws. */
export const keyOf = (email: string): string => normalAddress(email.trim()) ?? email.toLowerCase();
