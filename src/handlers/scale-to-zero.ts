import { readEnvironment } from '../../config/environment.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { reconcilerClients } from '../aws/lambda-clients.ts';
import { powerPorts } from '../aws/power/ports.ts';
import type { PowerPorts } from '../power/ports.ts';
import { reconcile } from '../power/reconcile.ts';
import { reportLine } from '../power/report.ts';
import type { PowerSettings } from '../power/settings.ts';
import { waitingApps } from '../power/wake-progress.ts';
import { lambdaHandler, logLine } from './lambda.ts';

/** The event from the schedule, a wake or a command: one app, or all. */
export interface ReconcileRequest {
  app?: string;
  /** Sent by a waiting page: also reconciles the other apps that visitors may be waiting for. */
  waiting?: boolean;
}

/** After so many throttled runs in a row the function fails, so that the alarm rings. */
const maxThrottledRuns = 5;

/**
 * Fails awake: in doubt a running app keeps running, and the alarm says why. A failure of one app does not stop the others; the run fails
 * at the end. The next minute starts again from the current state, so throttling alone is only logged as a warning.
 */
export const reconcileApps = (ports: () => PowerPorts, apps: Readonly<Record<string, PowerSettings>>) => {
  let throttledRuns = 0;

  return async ({ app: only, waiting = false }: ReconcileRequest) => {
    if (only !== undefined && !Object.hasOwn(apps, only))
      throw new Error(`Unknown app "${only}". The stage has: ${Object.keys(apps).join(', ')}.`);
    const run = ports();
    const others = waiting ? await waitingApps(run, apps) : [];
    const chosen = new Set(only === undefined ? Object.keys(apps) : [only, ...others]);
    const outcomes = await reconcile(run, pick(apps, chosen));
    const lines = [...chosen].flatMap(app => outcomes.get(app) ?? []).map(reportLine);
    for (const line of lines) run.log(line);

    const failed = lines
      .filter(({ level }) => level === 'error')
      .map(({ app, problems }) => `${app}: ${problems.join(', ')}`);
    if (failed.length > 0) throw new Error(`Some apps could not be reconciled: ${failed.join('; ')}`);
    if (only === undefined) throttledRuns = lines.some(({ level }) => level === 'warning') ? throttledRuns + 1 : 0;
    if (only === undefined && throttledRuns >= maxThrottledRuns)
      throw new Error(`AWS throttled ${throttledRuns} runs in a row: ${causes(lines)}`);
    return { apps: lines };
  };
};

const pick = (apps: Readonly<Record<string, PowerSettings>>, chosen: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(apps).filter(([app]) => chosen.has(app)));

const causes = (lines: readonly { problems: readonly string[] }[]) =>
  [...new Set(lines.flatMap(({ problems }) => problems))].join('; ');

function deployed() {
  const variables = readEnvironment('scaleToZero');
  const { apps } = completeStage(settingsOf(stageNamed(variables.stage)));
  const clients = reconcilerClients();
  return reconcileApps(() => ({ ...powerPorts(clients, variables), log: logLine }), apps);
}

export const handler = lambdaHandler(deployed());
