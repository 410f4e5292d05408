import { mailDomain, unreadableIn } from './domain-name.ts';

/** More than one leaves open which part is the host. The full-width and the small @ count too: some programs read them as @. */
const at = /[@＠﹫]/u;

/**
 * The form in which two spellings of one address are equal: the local part in NFC and lower case, the domain as the DNS has it.
 * Undefined for what is not a string, and for what can be read in more than one way.
 */
export function normalAddress(given: unknown): string | undefined {
  if (typeof given !== 'string' || unreadableIn(given) !== undefined) return undefined;
  const [local, host, ...more] = given.split(at);
  if (!local || !host || more.length > 0 || given[local.length] !== '@') return undefined;
  const domain = mailDomain(host);
  return domain === undefined ? undefined : `${local.normalize('NFC').toLowerCase().normalize('NFC')}@${domain}`;
}

/** The part of a normal address after its @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Whether it is a single address, without a display name in front of it. */
export const isAddress = (address: string): boolean =>
  normalAddress(address) !== undefined && /^[^<>,;*"()]+$/.test(address);
