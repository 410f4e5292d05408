import { roundRobin } from './balance.ts';
import { readCookies } from './cookies.ts';
import type { Seal } from './seal.ts';
import type { AddressGroup, TargetAddress } from './target-group.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** The content of the cookie. */
interface Pin extends TargetAddress {
  /** Milliseconds since 1970. Each answer extends it. */
  until: number;
}

/** The target of a request, and the cookies that keep the visitor there. */
export interface Choice {
  /** Undefined while the group has no targets. */
  address: TargetAddress | undefined;
  setCookies: readonly string[];
}

/** How long the browser keeps the cookie. The group's own duration is sealed into the value. */
const lifetimeMs = 7 * 24 * 3_600_000;

/** The second cookie is for cross-origin requests. */
const names = ['AWSALB', 'AWSALBCORS'] as const;

/**
 * Duration-based stickiness: a browser stays with its target until it has sent no request for the group's duration, or
 * until the target gets no more traffic. A WebSocket upgrade counts as a request.
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

/** As AWS sends them over plain HTTP. Over HTTPS the second one is also Secure. */
function cookiesOf(value: string, now: number): string[] {
  const attributes = `Expires=${new Date(now + lifetimeMs).toUTCString()}; Path=/`;
  const [name, crossOrigin] = names;
  return [`${name}=${value}; ${attributes}`, `${crossOrigin}=${value}; ${attributes}; SameSite=None`];
}
