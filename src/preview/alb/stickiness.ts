import { roundRobin } from './balance.ts';
import { readCookies } from './cookies.ts';
import type { Seal } from './seal.ts';
import type { AddressGroup, TargetAddress } from './target-group.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** What the cookie holds. */
interface Pin extends TargetAddress {
  /** Milliseconds since 1970; each answer moves it. */
  until: number;
}

/** Whom a request goes to, and what the visitor is to remember of it. */
export interface Choice {
  /** Undefined while the group has no targets. */
  address: TargetAddress | undefined;
  setCookies: readonly string[];
}

/** The browser's part, whatever the group's own duration: that is sealed into the value. */
const lifetimeMs = 7 * 24 * 3_600_000;

/** The second is for cross-origin requests. */
const names = ['AWSALB', 'AWSALBCORS'] as const;

/**
 * Duration-based stickiness: a browser stays with the target that answered it, until it has asked nothing for as long
 * as the group says, or until that target gets no traffic any more. A WebSocket's upgrade is a request like any other.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#sticky-sessions
 */
export function createStickiness(seal: Seal, now: () => number) {
  const nextTarget = roundRobin();

  async function pinned(group: AddressGroup, header: string | undefined): Promise<TargetAddress | undefined> {
    const cookies = readCookies(header);
    const sealed = names.map(name => cookies.get(name)).find(value => value !== undefined);
    if (sealed === undefined) return undefined;
    const pin = (await seal.open(purposeOf(group), sealed)) as Pin | undefined; // only this module seals for this purpose
    if (!pin || pin.until <= now()) return undefined;
    return group.targets.find(({ host, port }) => host === pin.host && port === pin.port);
  }

  return async (group: AddressGroup, { headers }: Pick<VisitorRequest, 'headers'>): Promise<Choice> => {
    const { arn, targets, stickySeconds } = group;
    if (stickySeconds === undefined) return { address: nextTarget(arn, targets), setCookies: [] };
    const address = (await pinned(group, headers.cookie)) ?? nextTarget(arn, targets);
    if (!address) return { address, setCookies: [] };
    const pin: Pin = { ...address, until: now() + stickySeconds * 1000 };
    return { address, setCookies: cookiesOf(await seal.close(purposeOf(group), pin), now()) };
  };
}

export type Stickiness = ReturnType<typeof createStickiness>;

const purposeOf = ({ arn }: AddressGroup) => `stickiness ${arn}`;

/** As AWS sends them on plain HTTP: on HTTPS the second one is Secure too. */
function cookiesOf(value: string, now: number): string[] {
  const attributes = `Expires=${new Date(now + lifetimeMs).toUTCString()}; Path=/`;
  const [name, crossOrigin] = names;
  return [`${name}=${value}; ${attributes}`, `${crossOrigin}=${value}; ${attributes}; SameSite=None`];
}
