import { mailDomain, normalAddress } from '../settings/access.ts';

/** Whether it is the domain of an address. A name of one part, or with a wildcard, is nobody's. */
export const isMailDomain = (domain: string): boolean => mailDomain(domain) !== undefined;

/** Whether it is one plain address, without a name in front. */
export const isAddress = (address: string): boolean =>
  normalAddress(address) !== undefined && /^[^<>,;*"()]+$/.test(address);
