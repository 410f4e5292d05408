import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';
import type { Zone } from './hosted-zone.ts';

/** A name server, without the last dot, and its IPv4 addresses. */
export interface NameServer {
  name: string;
  addresses: readonly string[];
}

/** Who answers for a zone's name. */
export interface Delegation {
  /** What the DNS says. */
  named: readonly NameServer[];
  /** What the zone says of itself. */
  own: readonly NameServer[];
}

/** Route 53's four for every private zone: this machine's DNS, a VPN's perhaps, sees one that the world does not. */
const ofPrivateZone = /^ns-(?:0|512|1024|1536)\.awsdns-00\./;

/**
 * Whether who asks the public DNS for the zone's name is sent to this zone. Otherwise nobody finds the apps, and no certificate is
 * ever signed: the deploy would wait for hours. Without a zone there is nothing to say.
 */
export function delegation(zone: Lookup<Zone | undefined>, look: Lookup<Delegation>): PreflightFinding[] {
  if (!isSeen(zone) || !zone.seen) return [];
  const { name, nameServers } = zone.seen;
  if (!isSeen(look)) return [unseenFinding('delegation', `Who answers for ${name} in the public DNS`, look)];
  const { named, own } = look.seen;
  const strange = named.filter(server => !own.some(ours => isSame(server, ours)));
  const strangers = strange.map(server => server.name).join(', ');
  const fix = `At the registrar, or in the zone above, set: ${nameServers.join(', ')}.`;
  if (named.length === 0) return [failure('delegation', `The DNS knows no name servers of ${name}.`, fix)];
  if (strange.length === 0) return [ok('delegation', `the public DNS sends ${name} to this zone`)];
  if (strange.every(server => ofPrivateZone.test(server.name))) {
    const evidence = `This machine's DNS answers for ${name} from a private zone, so the public one could not be looked at.`;
    return [warning('delegation', evidence)];
  }
  const evidence = `The DNS sends ${name} to ${strangers}, not to this zone.`;
  if (strange.length === named.length) return [failure('delegation', evidence, fix)];
  return [warning('delegation', `The DNS sends ${name} to this zone, but also to ${strangers}.`, fix)];
}

/** A zone may have its servers under names of its own: then it is their addresses that say so. */
const isSame = (one: NameServer, other: NameServer) =>
  one.name === other.name || one.addresses.some(address => other.addresses.includes(address));
