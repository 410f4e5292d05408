import { createHash } from 'node:crypto';
import type { Context, PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { decide } from '../access/decide.ts';
import { groupsOf, personOf } from '../access/person.ts';
import { adminsGroup, groupsNamedBy, type Policy } from '../access/policy.ts';
import { lambda, logLine } from './stack.ts';

/** The apps by app client id: all that the trigger knows of a stage. */
export type GuardedApps = ReadonlyMap<string, { app: string; policy: Policy | undefined }>;

/**
 * Fails closed: an unknown client or any error throws, and Cognito issues no token.
 * Runs at every sign-in and every refresh, so it also ends access within an access token's life.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const guardTokens =
  (apps: GuardedApps, today: () => string) =>
  async (event: PreTokenGenerationV2TriggerEvent, { awsRequestId }: Pick<Context, 'awsRequestId'>) => {
    const guarded = apps.get(event.callerContext.clientId);
    if (!guarded) throw new Error('Unknown app client.');
    const { app, policy } = guarded;
    const { userAttributes, groupConfiguration } = event.request;
    const groups = groupsOf(groupConfiguration.groupsToOverride);
    const { allowed, reason, rule } = decide(policy, { ...personOf(userAttributes), groups }, today());
    const visible = new Set([...groupsNamedBy(policy), adminsGroup]);
    event.response.claimsAndScopeOverrideDetails = {
      accessTokenGeneration: {
        claimsToAddOrOverride: allowed ? { streamgate_app: app } : { streamgate_refused: reason },
      },
      // Written out even when empty: left null, it would suppress the groups of those who have some.
      groupOverrideDetails: { groupsToOverride: allowed ? groups.filter(group => visible.has(group)) : [] },
    };
    const { email }: { email?: unknown } = userAttributes;
    logLine({
      event: 'access-decided',
      sub: userAttributes.sub,
      email: fingerprint(typeof email === 'string' ? email.toLowerCase() : undefined),
      app,
      allowed,
      reason,
      // A rule may be somebody's address.
      rule: fingerprint(rule),
      policy: fingerprint(policy),
      source: event.triggerSource,
      requestId: awsRequestId,
    });
    return event;
  };

/** Tells the same from the other without saying what it is; of an address, the same as the gate's log has. */
function fingerprint(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function deployedApps(): GuardedApps {
  const { stage, clients } = readEnvironment('preToken');
  const { apps } = settingsOf(stageNamed(stage));
  const clientIds: Record<string, string> = JSON.parse(clients);
  return new Map(Object.entries(clientIds).map(([app, id]) => [id, { app, policy: apps[app]?.policy }]));
}

export const handler = lambda(guardTokens(deployedApps(), () => new Date().toISOString().slice(0, 10)));
