import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { Temporal } from 'temporal-polyfill';
import { functionName } from '../../config/names.ts';
import type { AwsClients } from '../../src/aws/clients.ts';
import { type DeployedPower, deployedPower } from '../../src/aws/power/deployed.ts';
import { until } from './until.ts';

const stack = 'streamgate-local';

/** The power of one app of a preview: put to sleep by its operator, and looked at. */
export interface AppPower extends DeployedPower {
  /** At once, and for nobody to keep asleep. */
  sleep(): Promise<void>;
  desiredCount(): Promise<number | undefined>;
  /** How often the deployed reconciler has started copies of it. */
  starts(): Promise<number>;
}

export async function powerOf(clients: AwsClients, app: string): Promise<AppPower> {
  const deployed = await deployedPower(clients, stack);
  if (!deployed) throw new Error(`${stack} has no reconciler.`);
  const { notes, run } = deployed;
  const desiredCount = async () => {
    const described = new DescribeServicesCommand({ cluster: stack, services: [app] });
    const { services: [service] = [] } = await clients.ecs().send(described);
    return service?.desiredCount;
  };
  return {
    ...deployed,
    desiredCount,
    async sleep() {
      const hold = {
        target: 'asleep' as const,
        until: Temporal.Now.instant().add({ minutes: 5 }),
        by: 'test',
        reason: 'x',
      };
      await notes.putHold(app, hold);
      await until(`${app} sleeps`, async () => (await run(app)).state === 'asleep' && (await desiredCount()) === 0);
      await until(`no copy of ${app} is left`, async () => {
        const { services } = deployed.ports();
        const running = (await services.describe([app]).get(app))?.runningCount;
        return running === 0 && (await services.healthyTargets(app)) === 0;
      });
      await notes.deleteHold(app);
      await run(app);
    },
    async starts() {
      const logGroupName = `/aws/lambda/${functionName(stack, 'scaleToZero')}`;
      const { events = [] } = await clients.logs().send(new FilterLogEventsCommand({ logGroupName, limit: 10_000 }));
      return events.filter(({ message }) => message?.includes(`"app":"${app}"`) && message.includes('"count 1"'))
        .length;
    },
  };
}

/** How many people an app's gate said were connected when it last said so. */
export function lastReported(directory: string, app: string): number | undefined {
  const lines = readFileSync(join(directory, `${app}.log`), 'utf8').split('\n');
  const line = lines.findLast(one => one.includes('"event": "sessions"') || one.includes('"event":"sessions"'));
  return line === undefined ? undefined : JSON.parse(line).sessions;
}
