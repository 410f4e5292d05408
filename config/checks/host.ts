import { asDomain } from '../settings/access.ts';

/** A label may have 63 characters; with the 64 of a certificate none comes so far. */
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const form = new RegExp(`^(?:${label}\\.)+(?=[a-z])${label}$`);

/** How hosts and zones are written. The length is a certificate's. */
export const hosts = 'a lower-case DNS name of 64 characters at most, such as sales.example.com';

/** Whether it is such a name. `localhost`, the preview's zone, is the only one of a single part. */
export const isHost = (host: string) => host.length <= 64 && (form.test(host) || host === 'localhost');

export const isWithin = (host: string, zone: string) => host === zone || host.endsWith(`.${zone}`);

/** The end of every name that is this machine for browsers. */
export const isOnThisMachine = (host: string) => isWithin(host, 'localhost');

/** What somebody seems to have meant: without scheme, port, path and last dot, and as the DNS writes it. */
export function hostFix(given: string): string {
  const bare = given
    .trim()
    .replace(/^\w+:\/\//, '')
    .replace(/[:/].*$/, '')
    .replace(/\.$/, '');
  const meant = asDomain(bare);
  return meant && meant !== given && isHost(meant) ? `Write "${meant}".` : 'Correct it.';
}
