import { appSlots, basePriority, firstAppPriority, rulesPerApp } from '../names.ts';
import { type Check, problem } from './problem.ts';

const lastAppPriority = firstAppPriority + (appSlots - 1) * rulesPerApp;

/** Where each app's rules are at the load balancer: no two in the same place. */
export const priorities: Check = function* ({ apps }) {
  const owners = new Map<number, string>();
  for (const [name, app] of Object.entries(apps)) {
    const base = basePriority(name, app);
    const owner = owners.get(base);
    const between = base >= firstAppPriority && base <= lastAppPriority;
    if (!between || base % rulesPerApp !== 0) {
      const allowed = `a multiple of ${rulesPerApp} from ${firstAppPriority} to ${lastAppPriority}`;
      yield problem(`apps.${name}.priority`, base, allowed, 'Change it.');
    } else if (owner !== undefined) {
      const fix = `${owner} has it already. Give one of them \`priority\`.`;
      yield problem(`apps.${name}.priority`, base, 'a priority of its own', fix);
    } else owners.set(base, name);
  }
};
