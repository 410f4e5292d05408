import { Resolver } from 'node:dns/promises';
import type { Lookup } from '../../kit/lookup.ts';
import type { Issuers } from '../caa.ts';
import type { Delegation, NameServer } from '../delegation.ts';

/** The DNS as the checks ask it. */
export interface Dns {
  /** Whom the DNS names for a zone, beside `own`, the zone's name servers. */
  delegation(zone: string, own: readonly string[]): Promise<Lookup<Delegation>>;
  issuers(hosts: readonly string[]): Promise<Lookup<Issuers[]>>;
}

/** For who cannot or must not ask it. */
export const noDns = (unseen: string): Dns => ({
  delegation: async () => ({ unseen }),
  issuers: async () => ({ unseen }),
});

/** Two questions of a second each at most, of every server that this machine knows. */
const patient = () => new Resolver({ timeout: 1_000, tries: 2 });

/** The DNS of this machine. */
export function publicDns(resolver: Pick<Resolver, 'resolveNs' | 'resolve4' | 'resolveCaa'> = patient()): Dns {
  const server = async (name: string): Promise<NameServer> => ({
    name: name.toLowerCase(),
    addresses: await orNone(resolver.resolve4(name)),
  });

  const issuersOf = async (host: string): Promise<Issuers> => {
    const labels = host.split('.');
    const names = labels.map((_label, at) => labels.slice(at).join('.'));
    const found = await Promise.all(names.map(name => orNone(resolver.resolveCaa(name))));
    // The closest ones count, alone: https://www.rfc-editor.org/rfc/rfc8659#section-3
    const closest = found.find(records => records.length > 0) ?? [];
    return { host, issuers: closest.flatMap(({ issue }) => issue ?? []) };
  };

  return {
    delegation: (zone, own) =>
      look(async () => {
        const named = await orNone(resolver.resolveNs(zone));
        const servers = (names: readonly string[]) => Promise.all(names.map(server));
        const [answered, ours] = await Promise.all([servers(named), servers(own)]);
        return { named: answered, own: ours };
      }),
    issuers: hosts => look(() => Promise.all(hosts.map(issuersOf))),
  };
}

async function look<Fact>(ask: () => Promise<Fact>): Promise<Lookup<Fact>> {
  try {
    return { seen: await ask() };
  } catch (error) {
    return { unseen: `the DNS does not answer (${error instanceof Error ? error.message : error})` };
  }
}

/** No such name, or none of such records: an answer like another. */
async function orNone<Item>(answer: Promise<Item[]>): Promise<Item[]> {
  try {
    return await answer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}
