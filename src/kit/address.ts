/**
 * Spaces of any kind, control and format characters, what no font shows, and half a character. One inside an address makes
 * two different addresses look the same, or the same address different. gate/address.py has the same list.
 */
const unreadable = /[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The first character that no address can have, if there is one. */
export const unreadableIn = (text: string): string | undefined => unreadable.exec(text)?.[0];

/** A second one leaves it open which part is the host. The full-width and the small @ count: others read them as one. */
const at = /[@＠﹫]/u;

/**
 * The one form in which two spellings of an address are the same: the local part NFC and in lower case, the domain as the DNS has
 * it. Undefined for what is not a text, and for what cannot be read in one way only.
 */
export function normalAddress(given: unknown): string | undefined {
  if (typeof given !== 'string' || unreadableIn(given) !== undefined) return undefined;
  const [local, host, ...more] = given.split(at);
  if (!local || !host || more.length > 0 || given[local.length] !== '@') return undefined;
  const domain = mailDomain(host);
  return domain === undefined ? undefined : `${local.normalize('NFC').toLowerCase().normalize('NFC')}@${domain}`;
}

/** The part of a normal address behind its @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const label = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/** A domain that mail can go to, as the DNS has it: no IP address, no name of one part, no dot at the end. */
export function mailDomain(given: unknown): string | undefined {
  if (typeof given !== 'string' || unreadableIn(given) !== undefined) return undefined;
  const domain = asDomain(given) ?? '';
  const labels = domain.split('.');
  const isName = labels.length > 1 && domain.length <= 253 && labels.every(each => label.test(each));
  return isName && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : undefined;
}

/**
 * A host as the DNS has it (UTS 46, by the WHATWG's URL): upper case and ü become what they stand for, look-alike letters stay
 * different names. Undefined for what is not a host, such as one with a trailing dot.
 */
export function asDomain(host: string): string | undefined {
  if (!/^[^\s/?#:@\\[\]%]+$/.test(host)) return undefined;
  const url = URL.parse(`http://${host}`);
  return url === null || url.hostname.endsWith('.') ? undefined : url.hostname;
}
