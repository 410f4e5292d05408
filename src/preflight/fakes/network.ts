import type { Lookup } from '../../kit/lookup.ts';
import type { ExistingNetwork, Subnet } from '../network.ts';
import { existing, wanted } from './wanted.ts';

/** A stage in a network of the team's. */
export const inNetwork = (more: Partial<typeof existing> = {}) => wanted({ network: { ...existing, ...more } });

const zones: Record<string, string> = { 'subnet-a': 'eu-west-1a', 'subnet-b': 'eu-west-1b', 'subnet-t': 'eu-west-1a' };

/** Its subnets, sound but for what is changed. */
const subnets = (changed: Record<string, Partial<Subnet>>): Subnet[] =>
  Object.entries(zones).map(([id, availabilityZone]) => ({
    ...{ id, availabilityZone, vpc: 'vpc-1', freeAddresses: 8, wayOut: 'igw-1' },
    ...changed[id],
  }));

export const aNetwork = (
  changed: Record<string, Partial<Subnet>> = {},
  dnsSupport = true,
): Lookup<ExistingNetwork> => ({
  seen: { vpc: { dnsSupport }, subnets: subnets(changed) },
});

/** The network without one of its subnets. */
export const without = (gone: string): Lookup<ExistingNetwork> => ({
  seen: { vpc: { dnsSupport: true }, subnets: subnets({}).filter(({ id }) => id !== gone) },
});

/** The network with a subnet that has no default route. */
export const closed = (shut: string): Lookup<ExistingNetwork> => ({
  seen: {
    vpc: { dnsSupport: true },
    subnets: subnets({}).map(({ wayOut = '', ...subnet }) => (subnet.id === shut ? subnet : { ...subnet, wayOut })),
  },
});
