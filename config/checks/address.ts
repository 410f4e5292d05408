import { asDomain } from '../settings/access.ts';

/** Whether it is the domain of an address. A name of one part, or with a wildcard, is nobody's. */
export function isMailDomain(domain: string): boolean {
  const name = asDomain(domain);
  return name !== undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name);
}

/** Whether it is one plain address, without a name in front. */
export function isAddress(address: string): boolean {
  const [local = '', domain = '', ...more] = address.split('@');
  return more.length === 0 && /^[^\s<>,;*"()]+$/.test(local) && isMailDomain(domain);
}
