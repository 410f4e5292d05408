import { decide, type PowerDecision } from './decide.ts';
import { nextStep, type Step } from './next-step.ts';
import type { Observation, PowerRecord } from './observation.ts';
import { observe, type Problem } from './observe.ts';
import type { PowerPorts } from './ports.ts';
import { differs, remember } from './remember.ts';
import type { PowerSettings } from './settings.ts';
import { type Trouble, troubles } from './troubles.ts';

/** What one run made of one app. */
export interface Reconciliation {
  app: string;
  seen: Observation;
  decision: PowerDecision;
  /** What is remembered of it now. */
  record: PowerRecord;
  /** What was done, in order. */
  did: readonly Step[];
  /** Another run was at the same app: it goes on, this one does not. */
  yielded: boolean;
  problems: readonly Problem[];
  troubles: readonly Trouble[];
}

/** More than any way from one state to another takes. */
const mostLooks = 8;

/**
 * Brings one app to where it should be, or as close as it is now: observe, decide, do one thing, and again until nothing is left to
 * do. Level-triggered: what a run that fails or ends anywhere has left is made good by the next. Before it does anything it writes the
 * record, so of two runs one acts; before it ends copies it looks a second time. Rejects with what AWS refused.
 */
export async function reconcile(ports: PowerPorts, app: string, settings: PowerSettings): Promise<Reconciliation> {
  const did: Step[] = [];
  let ending = false;
  for (let look = 1; ; look++) {
    const { problems, ...seen } = await observe(ports, app, settings);
    const now = ports.now();
    const decision = decide(seen, settings, now);
    const wanted = nextStep(seen, decision, settings, now);
    // What AWS does not show yet is not done twice.
    const step = look > mostLooks || did.some(one => isSame(one, wanted)) ? undefined : wanted;
    const ends = step?.kind === 'count' && step.to === 0;
    if (ends && !ending) {
      ending = true;
      continue;
    }
    const record = remember(seen, decision, step, now);
    const isNews = step !== undefined || differs(seen.record, record);
    const yielded = isNews && !(await ports.notes.write(app, record));
    if (yielded || !step) {
      const kept = isNews && !yielded ? record : seen.record;
      return {
        app,
        seen,
        decision,
        record: kept,
        did,
        yielded,
        problems,
        troubles: troubles(seen, decision, settings, now),
      };
    }
    await take(ports, app, step);
    did.push(step);
  }
}

const take = ({ services, doors }: PowerPorts, app: string, step: Step): Promise<void> =>
  step.kind === 'count' ? services.setCount(app, step.to) : doors.send(app, step.to);

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
