import { createHash } from 'node:crypto';
import type { StageName } from './stages.ts';

/** The Serverless service, first part of every name in the account. */
export const service = 'streamgate';

/** The stack, and whatever there is one of in a stage. */
export const stackName = (stage: StageName) => `${service}-${stage}`;

/** Every Lambda: its key in serverless.ts, from which osls makes the logical id, and its name's last part. */
export const functionKeys = { preToken: 'pre-token', signout: 'signout' } as const;
export type FunctionKey = keyof typeof functionKeys;

/** Known before the function exists, so that what the function depends on can name it. At most 64 characters. */
export const functionName = (stage: StageName, key: FunctionKey) => `${stackName(stage)}-${functionKeys[key]}`;

/** Fixed, because the permission that must come first names the group. At most 32 characters. */
export const lambdaTargetGroupName = (stage: StageName, key: FunctionKey) => functionName(stage, key);

/** `sales-eu` → `SalesEu`: an app's part of a logical id. Words start with a letter, so no two apps share one. */
export const pascalCase = (app: string) =>
  app.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Each app's own, so that a session of one app opens no other: the load balancer looks a session up by this name. */
export const sessionCookieName = (app: string) => `streamgate-${app}`;

/** How many rules an app may have between its base priority and the next app's. */
const rulesPerApp = 8;
/** Below are the rules that belong to no app. */
const firstAppPriority = 1_000;
/** A listener takes priorities up to 50,000. */
const appSlots = Math.floor((50_000 - firstAppPriority) / rulesPerApp);

/** An app's lowest rule priority: a hash of its name, so that other apps come and go without moving it. */
export function basePriority(app: string): number {
  const slot = createHash('sha256').update(app).digest().readUInt32BE() % appSlots;
  return firstAppPriority + slot * rulesPerApp;
}
