import { type CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { Temporal } from 'temporal-polyfill';
import type { AppReports, AppWakes } from '../../verify/observations.ts';
import type { AwsClients } from '../clients.ts';
import { lookUp } from '../lookup.ts';
import { deployedPower } from '../power/deployed.ts';
import { sessions } from '../power/sessions.ts';

const minutesRead = 15;

/** An AWS that knows no patterns answers with every line. */
const isReport = /"event":\s*"sessions"/;

/** The apps' reports of the last quarter of an hour: in their logs, and as values of the metric. */
export const reports = (
  clients: Pick<AwsClients, 'cloudWatch' | 'logs'>,
  namespace: string,
  appGroups: ReadonlyMap<string, string>,
  now: number,
) =>
  lookUp('cloudwatch:GetMetricStatistics', patience => {
    const from = Temporal.Instant.fromEpochMilliseconds(now).subtract({ minutes: minutesRead });
    const metric = sessions(clients.cloudWatch(), namespace, () => Temporal.Instant.fromEpochMilliseconds(now));
    return Promise.all(
      [...appGroups].map(async ([app, group]): Promise<AppReports> => {
        const [samples, lines] = await Promise.all([
          metric.samples(app, from),
          times(clients.logs(), group, from.epochMilliseconds, patience),
        ]);
        return { app, lines, minutes: samples.map(({ minute }) => minute.epochMilliseconds) };
      }),
    );
  });

async function times(
  client: CloudWatchLogsClient,
  logGroupName: string,
  startTime: number,
  patience: { abortSignal: AbortSignal },
): Promise<number[]> {
  const found: number[] = [];
  const asked = { logGroupName, filterPattern: '{ $.event = "sessions" }', startTime };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, asked, patience))
    found.push(
      ...events.flatMap(({ message = '', timestamp }) => (isReport.test(message) && timestamp ? timestamp : [])),
    );
  return found;
}

/** How long the last wakes of the apps took, by the reconciler's record. */
export const wakeDurations = (clients: AwsClients, stack: string, apps: readonly string[]) =>
  lookUp('dynamodb:BatchGetItem', async (): Promise<AppWakes[]> => {
    const power = await deployedPower(clients, stack);
    if (!power) throw new Error(`${stack} has no function scale-to-zero`);
    return Promise.all(
      apps.map(async app => {
        const { record } = await power.notes.read(app);
        return { app, seconds: record?.wakes.map(({ readyAfter }) => readyAfter) ?? [] };
      }),
    );
  });
