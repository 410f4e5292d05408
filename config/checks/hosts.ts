import { asDomain, isHost, isWithin } from '../../src/kit/domain-name.ts';
import { defaultPortal } from '../settings/domain.ts';
import type { CompleteStage } from '../settings/stage.ts';
import { type Check, problem } from './problem.ts';

/** What is allowed as a host or a zone. The length is that of a name in an ACM certificate. */
export const hostForm = 'a lower-case DNS name of at most 64 characters, such as sales.example.com';

/** Browsers resolve `localhost` and every name below it to the machine they run on. */
export const isOnThisMachine = (host: string) => isWithin(host, 'localhost');

/** Suggests the host that was probably meant: without scheme, port, path and trailing dot, as the DNS has it. */
export function hostFix(given: string): string {
  const bare = given
    .trim()
    .replace(/^\w+:\/\//, '')
    .replace(/[:/].*$/, '')
    .replace(/\.$/, '');
  const meant = asDomain(bare);
  return meant && meant !== given && isHost(meant) ? `Write "${meant}".` : '';
}

/** The hosts that people open: the portal's and the apps'. `owner`: whose it is, in words. */
export const namedHosts = ({ domain: { portal }, apps }: Pick<CompleteStage, 'domain' | 'apps'>) => [
  { path: 'domain.portal', host: portal, owner: 'the portal' },
  ...Object.entries(apps).map(([name, { host }]) => ({ path: `apps.${name}.host`, host, owner: name })),
];

/** Whether each of them is in the zone, and nobody else's. */
export const openHosts: Check = function* (settings) {
  const { hostedZone, portal } = settings.domain;
  const seen = new Map<string, string>();
  // A zone that is none has a problem of its own.
  const named = isHost(hostedZone.name) || portal !== defaultPortal(hostedZone);
  for (const { path, host, owner } of namedHosts(settings)) {
    if (path === 'domain.portal' && !named) continue;
    const other = seen.get(host);
    if (!isHost(host)) yield problem(path, host, hostForm, hostFix(host));
    else if (!isWithin(host, hostedZone.name)) {
      yield problem(path, host, `a host in the zone ${hostedZone.name}`, 'Change the host or the hosted zone.');
    } else if (other !== undefined)
      yield problem(path, host, 'a host that nothing else has', `Already used by ${other}.`);
    else seen.set(host, owner);
  }
};
