import { appLogGroupName, functionName, imageStackName, metricNamespace, stackName } from '../../../config/names.ts';
import type { CompleteStage } from '../../../config/settings/stage.ts';
import type { Observations } from '../../verify/observations.ts';
import type { AwsClients } from '../clients.ts';
import { account, alarm, build, failedEvents } from './account.ts';
import { listener } from './listener.ts';
import { type Logs, logs } from './logs.ts';
import { pool } from './pool.ts';
import { reports, wakeDurations } from './reports.ts';
import { services } from './services.ts';

/** A deployed stage as its settings and its outputs describe it. */
export interface DeployedStage {
  name: string;
  settings: CompleteStage;
  outputs: Readonly<Record<string, string>>;
}

/** The logs of a stage. */
export function stageLogs(clients: Pick<AwsClients, 'logs'>, { name, settings }: DeployedStage): Logs {
  const stack = stackName(name, settings.place);
  const groupOf = (key: 'preToken' | 'scaleToZero') => `/aws/lambda/${functionName(stack, key)}`;
  return logs({
    logs: clients.logs(),
    appGroups: appGroups(name, settings),
    preToken: groupOf('preToken'),
    scaleToZero: groupOf('scaleToZero'),
  });
}

const appGroups = (name: string, { apps, place }: CompleteStage) =>
  new Map(Object.keys(apps).map(app => [app, appLogGroupName(place, name, app)]));

/** Reads everything that AWS says of a stage, at once. `person`: whose lines are wanted. Never throws. */
export async function observe(
  clients: AwsClients,
  stage: DeployedStage,
  now: number,
  person?: { sub: string; since: number },
): Promise<Omit<Observations, 'edge' | 'visit'>> {
  const { name, settings, outputs } = stage;
  const { place, architecture } = settings;
  const stack = stackName(name, place);
  const apps = Object.keys(settings.apps);
  const hosts = new Map(Object.entries(settings.apps).map(([app, { host }]) => [app, host]));
  const rules = listener({
    loadBalancing: clients.loadBalancing(),
    lambda: clients.lambda(),
    listener: outputs.ListenerArn ?? '',
    hosts,
  });
  const facts = await all({
    rules: rules.rules(),
    functionGroups: rules.functionGroups(),
    pool: pool(clients.cognito(), outputs.UserPoolId ?? '', apps, functionName(stack, 'preToken')),
    services: services(clients.ecs(), outputs.ClusterName ?? '', apps),
    logs: stageLogs(clients, stage).read(now, person),
    wakes: wakeDurations(clients, stack, apps),
    reports: reports(clients, metricNamespace(stack), appGroups(name, settings), now),
    missedMinutes: alarm(clients.cloudWatch(), `${stack}-missed-minutes`),
    account: account(clients.lambda()),
    build: build(clients.codeBuild(), imageStackName(stack)),
    failedEvents: failedEvents(clients.cloudFormation(), stack),
  });
  return { stage: { name, stack, region: place.region, architecture, now }, ...facts };
}

async function all<Reads extends Record<string, Promise<unknown>>>(reads: Reads) {
  const read = Object.entries(reads).map(async ([name, answer]) => [name, await answer] as const);
  return Object.fromEntries(await Promise.all(read)) as { [Name in keyof Reads]: Awaited<Reads[Name]> };
}
