import { readEnvironment } from '../../config/environment.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { reconcilerClients } from '../aws/lambda-clients.ts';
import { powerPorts } from '../aws/power/ports.ts';
import type { PowerPorts } from '../power/ports.ts';
import { reconcile } from '../power/reconcile.ts';
import { reported } from '../power/report.ts';
import type { PowerSettings } from '../power/settings.ts';
import { lambda, logLine } from './stack.ts';

/** What the schedule, a wake and the commands send: one app, or all of them. */
export interface Asked {
  app?: string;
}

/**
 * Fails awake: in doubt a running app keeps running, and the alarm says why. Every app gets its turn, whatever became of another; at the
 * end the run fails if one could not be looked at or changed. The next minute begins again from what is there.
 */
export const reconcileApps =
  (ports: () => PowerPorts, apps: Readonly<Record<string, PowerSettings>>) =>
  async ({ app: only }: Asked) => {
    const chosen = Object.entries(apps).filter(([app]) => only === undefined || app === only);
    if (chosen.length === 0)
      throw new Error(`There is no app "${only}". The stage has: ${Object.keys(apps).join(', ')}.`);
    const reached = ports();
    const failed: string[] = [];
    const lines = await Promise.all(
      chosen.map(async ([app, settings]) => {
        const line = await reconcile(reached, app, settings).then(reported, error => ({
          event: 'power',
          level: 'error',
          app,
          problems: [String(error)],
        }));
        if (line.problems.length > 0) failed.push(`${app}: ${line.problems.join(', ')}`);
        reached.log(line);
        return line;
      }),
    );
    if (failed.length > 0) throw new Error(`Not everything could be looked at or done: ${failed.join('; ')}`);
    return { apps: lines };
  };

function deployed() {
  const variables = readEnvironment('scaleToZero');
  const { apps } = completeStage(settingsOf(stageNamed(variables.stage)));
  const clients = reconcilerClients();
  return reconcileApps(() => ({ ...powerPorts(clients, variables), log: logLine }), apps);
}

export const handler = lambda(deployed());
