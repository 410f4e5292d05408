import { setImmediate as tick } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { PowerRecord } from '../../../power/observation.ts';
import type { PowerReport } from '../../../power/report.ts';
import type { Reconciler } from '../deploying.ts';

export const noted = (record: Partial<PowerRecord> = {}): PowerRecord => ({
  ...{
    version: 7,
    state: 'awake',
    since: Temporal.Instant.from('2026-11-29T08:00:00Z'),
    reason: 'schedule',
    wakes: [],
  },
  ...record,
});

const served = { state: 'awake', desired: 1, running: 1, healthy: 1, target: 'awake' } as const;

/** A report of a run in which everything went well, but for what a test says. */
const reportOf = (app: string, more: Partial<PowerReport>) => ({ app, ...served, ...more }) as PowerReport;

type Run = Partial<PowerReport> | Error;

/** A deployed reconciler in memory, with the records of its apps. Nothing is done at once. */
export function aReconciler(records: Record<string, PowerRecord> = { sales: noted(), finance: noted() }) {
  const calls: string[] = [];
  const marks = new Map<string, Temporal.Instant>();
  /** What the runs answer, app by app: the last one stays. */
  const runs: Record<string, Run[]> = {};
  /** What each kind of call throws. */
  const faults: Record<string, unknown> = {};

  async function call<Answer>(name: string, app: string, act: () => Answer): Promise<Answer> {
    await tick();
    if (name === 'run' || name === 'write') await tick(); // longer than a read, so that no order comes about by chance
    calls.push(`${name} ${app}`);
    if (name in faults) throw faults[name];
    return act();
  }
  function run(app: string): PowerReport {
    const [next = {}, ...later] = runs[app] ?? [];
    if (later.length > 0) runs[app] = later;
    if (next instanceof Error) throw next;
    return reportOf(app, next);
  }

  const read = (app: string) => call('read', app, () => ({ wishes: {}, record: records[app] }));
  const write = (app: string, record: PowerRecord) =>
    call('write', app, () => {
      records[app] = record;
      return true;
    });
  const power: Reconciler = {
    run: app => call('run', app, () => run(app)),
    notes: {
      read,
      write,
      putMark: (app, { until }) => call('putMark', app, () => void marks.set(app, until)),
      deleteMark: app => call('deleteMark', app, () => void marks.delete(app)),
    },
  };
  return { power, calls, records, marks, runs, faults };
}

export type FakeReconciler = ReturnType<typeof aReconciler>;
