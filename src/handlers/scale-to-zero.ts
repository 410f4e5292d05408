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

/** What the schedule, a wake and the commands send: one app, or all of them. */
export interface ReconcileRequest {
  app?: string;
  /** A waiting page asks: the other apps that visitors may be waiting for get their turn too. */
  waiting?: boolean;
}

/** How many minutes in a row AWS may refuse requests for their rate alone: then somebody should know. */
const maxThrottledRuns = 5;

/**
 * Fails awake: in doubt a running app keeps running, and the alarm says why. Every app gets its turn, whatever became of another; at the
 * end the run fails if one could not be looked at or changed. The next minute begins again from what is there; so a request that AWS
 * refused for its rate alone is no failure, but a line.
 */
export const reconcileApps = (ports: () => PowerPorts, apps: Readonly<Record<string, PowerSettings>>) => {
  let throttledRuns = 0;

  return async ({ app: only, waiting = false }: ReconcileRequest) => {
    if (only !== undefined && !Object.hasOwn(apps, only))
      throw new Error(`There is no app "${only}". The stage has: ${Object.keys(apps).join(', ')}.`);
    const reached = ports();
    const others = waiting ? await waitingApps(reached, apps) : [];
    const chosen = new Set(only === undefined ? Object.keys(apps) : [only, ...others]);
    const outcomes = await reconcile(reached, pick(apps, chosen));
    const lines = [...chosen].flatMap(app => outcomes.get(app) ?? []).map(reportLine);
    for (const line of lines) reached.log(line);

    const failed = lines
      .filter(({ level }) => level === 'error')
      .map(({ app, problems }) => `${app}: ${problems.join(', ')}`);
    if (failed.length > 0) throw new Error(`Not everything could be looked at or done: ${failed.join('; ')}`);
    if (only === undefined) throttledRuns = lines.some(({ level }) => level === 'warning') ? throttledRuns + 1 : 0;
    if (only === undefined && throttledRuns >= maxThrottledRuns)
      throw new Error(`AWS has refused requests for their rate in ${throttledRuns} runs in a row: ${causes(lines)}`);
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
