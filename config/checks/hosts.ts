import { defaultPortal } from '../settings/domain.ts';
import { hostFix, hosts, isHost, isWithin } from './host.ts';
import { type Check, problem } from './problem.ts';

/** The hosts that people open: the portal's and the apps'. */
export const openHosts: Check = function* ({ domain: { hostedZone, portal }, apps }) {
  const seen = new Map<string, string>();
  // A zone that is none has a problem of its own.
  const named = isHost(hostedZone.name) || portal !== defaultPortal(hostedZone);
  const all = [
    ...(named ? [{ path: 'domain.portal', host: portal, owner: 'the portal' }] : []),
    ...Object.entries(apps).map(([name, { host }]) => ({ path: `apps.${name}.host`, host, owner: name })),
  ];
  for (const { path, host, owner } of all) {
    const other = seen.get(host);
    if (!isHost(host)) yield problem(path, host, hosts, hostFix(host));
    else if (!isWithin(host, hostedZone.name)) {
      yield problem(path, host, `a host in the zone ${hostedZone.name}`, 'Change the host or the hosted zone.');
    } else if (other !== undefined) yield problem(path, host, 'a host of its own', `${other} has it already.`);
    else seen.set(host, owner);
  }
};
