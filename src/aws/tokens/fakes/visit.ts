import { publicKeys, tokenVerifier, type Verdict } from '../../tokens.ts';
import type { MultiValueHeaders } from '../headers.ts';
import { FakeKeyServers } from './key-servers.ts';
import { access, data, now, settings } from './mint.ts';

/** The header that a token is in. */
export const headerOf = { data: 'x-amzn-oidc-data', access: 'x-amzn-oidc-accesstoken' } as const;
export type Which = keyof typeof headerOf;

/** Genuine tokens in their headers, but for those given. `undefined` leaves a header out. */
export const headersWith = (given: { data?: string[] | undefined; access?: string[] | undefined } = {}) => {
  const tokens = { data: [data()], access: [access()], ...given };
  return { [headerOf.data]: tokens.data, [headerOf.access]: tokens.access };
};

/** A verifier of the mint's world, with its clock. */
export function gate(servers = new FakeKeyServers()) {
  const clock = { seconds: now };
  const keys = publicKeys(settings, servers);
  const judge = tokenVerifier(settings, { keys, clock: () => clock.seconds * 1000 });
  return { clock, servers, judge: (headers: MultiValueHeaders = headersWith()): Promise<Verdict> => judge(headers) };
}
