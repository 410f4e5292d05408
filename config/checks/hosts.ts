import { hostFix, hosts, isHost, isWithin } from './host.ts';
import { type Check, problem } from './problem.ts';

/** The hosts that people open. */
export const appHosts: Check = function* ({ domain: { hostedZone }, apps }) {
  const seen = new Map<string, string>();
  for (const [name, { host }] of Object.entries(apps)) {
    const path = `apps.${name}.host`;
    const other = seen.get(host);
    if (!isHost(host)) yield problem(path, host, hosts, hostFix(host));
    else if (!isWithin(host, hostedZone.name)) {
      yield problem(path, host, `a host in the zone ${hostedZone.name}`, 'Change the host or the hosted zone.');
    } else if (other !== undefined) yield problem(path, host, 'a host of its own', `${other} has it already.`);
    else seen.set(host, name);
  }
};
