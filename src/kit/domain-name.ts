/**
 * Spaces of any kind, control and format characters, characters that no font shows, and half a surrogate pair. One of them can make
 * two different addresses look the same. gate/address.py has the same list.
 */
const unreadable = /[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The first character that neither an address nor a domain name can have. */
export const unreadableIn = (text: string): string | undefined => unreadable.exec(text)?.[0];

const label = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/**
 * A host as the DNS has it (UTS 46, by the WHATWG's URL): upper case and ü are converted, look-alike letters stay different names.
 * Undefined for what is not a host, such as a name with a trailing dot.
 */
export function asDomain(host: string): string | undefined {
  if (!/^[^\s/?#:@\\[\]%]+$/.test(host)) return undefined;
  const url = URL.parse(`http://${host}`);
  return url === null || url.hostname.endsWith('.') ? undefined : url.hostname;
}

/** A domain that can receive email, as the DNS has it: no IP address, no name of one label, no trailing dot. */
export function mailDomain(given: unknown): string | undefined {
  if (typeof given !== 'string' || unreadableIn(given) !== undefined) return undefined;
  const domain = asDomain(given) ?? '';
  const labels = domain.split('.');
  const isName = labels.length > 1 && domain.length <= 253 && labels.every(each => label.test(each));
  return isName && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : undefined;
}

const hostForm = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?=[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Whether it is a host that an ACM certificate can name: at most 64 characters, lower case. `localhost`, the zone of the local preview,
 * is the only accepted name of one label. A label of more than 63 characters does not fit into 64 with a dot and another label.
 */
export const isHost = (host: string): boolean => host.length <= 64 && (hostForm.test(host) || host === 'localhost');

/** Whether a host is the zone's own name or below it. */
export const isWithin = (host: string, zone: string): boolean => host === zone || host.endsWith(`.${zone}`);
