import { publicKeys, tokenVerifier, type Verdict } from '../../tokens.ts';
import type { MultiValueHeaders } from '../headers.ts';
import { FakeKeyServers } from './key-servers.ts';
import { access, type Difference, data, now, settings } from './mint.ts';

/** The header that a token is in. */
export const headerOf = { data: 'x-amzn-oidc-data', access: 'x-amzn-oidc-accesstoken' } as const;
export type Which = keyof typeof headerOf;

/** Genuine tokens in their headers, but for those given. `undefined` leaves a header out. */
export const headersWith = (given: { data?: string[] | undefined; access?: string[] | undefined } = {}) => {
  const tokens = { data: [data()], access: [access()], ...given };
  return { [headerOf.data]: tokens.data, [headerOf.access]: tokens.access };
};

/** The pool's access token for Ana at the portal. */
export const accessAtPortal = ({ claims, ...how }: Difference = {}): string =>
  access({ claims: { streamgate_app: undefined, streamgate_portal: 'true', ...claims }, ...how });

/** Genuine tokens for the portal, but for what differs in the access token. */
export const headersAtPortal = (how: Difference = {}) => headersWith({ access: [accessAtPortal(how)] });

/** A verifier of the mint's world, with its clock, for an app or the portal. */
export function gate(servers = new FakeKeyServers(), app = settings.app) {
  const clock = { seconds: now };
  const keys = publicKeys(settings, servers);
  const judge = tokenVerifier({ ...settings, app }, { keys, clock: () => clock.seconds * 1000 });
  return { clock, servers, judge: (headers: MultiValueHeaders = headersWith()): Promise<Verdict> => judge(headers) };
}
