import { createHash } from 'node:crypto';
import type { Trouble } from '../src/power/troubles.ts';
import type { AppSettings } from './settings/app.ts';
import type { NetworkSettings } from './settings/network.ts';
import { type PlaceSettings, placeDefaults } from './settings/place.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** A name as it is or, where AWS takes fewer characters, its beginning and a hash of all of it. */
const bounded = (name: string, most: number) =>
  name.length <= most ? name : `${name.slice(0, most - 9)}-${hashOf(name).toString('hex').slice(0, 8)}`;

/** The stack, and whatever there is one of in a stage. All other names begin with it. */
export const stackName = (stage: string, { prefix = placeDefaults.prefix }: PlaceSettings) => `${prefix}-${stage}`;

/** The second stack, which builds the stage's image and keeps it: its build project too. */
export const imageStackName = (stack: string) => `${stack}-image`;

/** Where a stage's images are, each under the hash of what it is made from. Known before the stack is, so that one request finds an image. */
export const imageRepositoryName = (stack: string) => `${stack}/image`;

/** What the image stack's template and whoever starts a build call the same: a build's variables, and the bucket's logical id. */
export const imageBuild = {
  variables: { repository: 'REPOSITORY', layers: 'LAYERS', tag: 'IMAGE_TAG' },
  sources: 'Sources',
} as const;

/** The layers of earlier builds, which nothing ever runs. */
export const layersRepositoryName = (stack: string) => `${stack}/layers`;

/** Every Lambda: its key in serverless.ts, from which osls makes the logical id, and its name's last part. */
export const functionKeys = {
  preToken: 'pre-token',
  signout: 'signout',
  scaleToZero: 'scale-to-zero',
  wake: 'wake',
  bulkInvite: 'bulk-invite',
  inviteWorker: 'invite-worker',
  portal: 'portal',
} as const;
export type FunctionKey = keyof typeof functionKeys;

/** Known before the function exists, so that what the function depends on can name it. At most 64 characters. */
export const functionName = (stack: string, key: FunctionKey) => bounded(`${stack}-${functionKeys[key]}`, 64);

/** A function's role. Roles have no region of their own, so their names say it. At most 64 characters. */
export const functionRoleName = (stack: string, key: FunctionKey, region: string) =>
  bounded(`${stack}-${functionKeys[key]}-${region}`, 64);

/** Says in which VPC a load balancer is: one cannot move, nor share a target group with the one that takes its place. */
const inNetwork = (network: NetworkSettings) => (network === 'create' ? '' : `-${network.vpc.slice(-8)}`);

/** At most 32 characters. */
export const loadBalancerName = (stack: string, network: NetworkSettings) =>
  bounded(`${stack}${inNetwork(network)}`, 32);

/** Fixed, because the permission that must come first names the group. At most 32 characters. */
export const lambdaTargetGroupName = (stack: string, key: FunctionKey, network: NetworkSettings) =>
  bounded(`${stack}-${functionKeys[key]}${inNetwork(network)}`, 32);

/** Where leases, holds, marks and the reconciler's records are. */
export const powerTableName = (stack: string) => `${stack}-power`;

/** What runs the reconciler every minute. At most 64 characters. */
export const powerScheduleName = (stack: string) => bounded(`${stack}-power`, 64);

/** What runs the worker of invitations every minute. At most 64 characters. */
export const inviteScheduleName = (stack: string) => bounded(`${stack}-invitations`, 64);

/** Where the minutes are kept that reached neither. At most 80 characters. */
export const missedMinutesName = (stack: string) => bounded(`${stack}-missed-minutes`, 80);

/** Where an app's copies write. */
export const appLogGroupName = ({ prefix = placeDefaults.prefix }: PlaceSettings, stage: string, app: string) =>
  `/${prefix}/${stage}/${app}`;

/** Of the metrics that a stage's log lines become. */
export const metricNamespace = (stack: string) => stack;

/** How many people are connected to an app: made of the gate's log lines, by the metric filter of the app's log group. */
export const sessionMetric = { name: 'Sessions', dimension: 'App' } as const;

/** The metric of each trouble that the reconciler logs of an app, minute by minute and only while it lasts. */
export const troubleMetrics = {
  notHealthy: 'NotHealthy',
  leftOn: 'LeftOn',
  samplesMissing: 'SamplesMissing',
} as const satisfies Record<Trouble, string>;

/** What the portal is called where apps have their names: by its client, its cookie and in logs. No app may be called so. */
export const portalName = 'portal';

/** `sales-eu` → `SalesEu`: an app's part of a logical id. Words start with a letter, so no two apps share one. */
export const pascalCase = (app: string) =>
  app.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Each app's own, and the portal's: a session of one opens no other, because the load balancer looks it up by this name. */
export const sessionCookieName = (app: string) => `streamgate-${app}`;

/** Logical ids of the load balancer's access logs: `sls remove` looks for the bucket. */
export const accessLogs = { bucket: 'AccessLogs', policy: 'AccessLogsPolicy' } as const;

/** How many rules an app may have between its base priority and the next app's. */
export const rulesPerApp = 8;
/** Below are the rules that belong to no app. */
export const firstAppPriority = 1_000;
/** The lowest of the portal's rules. */
export const portalPriority = 100;
/** A listener takes priorities up to 50,000. */
export const appSlots = Math.floor((50_000 - firstAppPriority) / rulesPerApp);

/** An app's lowest rule priority: the given one or a hash of its name, so that other apps come and go without moving it. */
export const basePriority = (app: string, { priority }: Pick<AppSettings, 'priority'>) =>
  priority ?? firstAppPriority + (hashOf(app).readUInt32BE() % appSlots) * rulesPerApp;
