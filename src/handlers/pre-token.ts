import { createHash } from 'node:crypto';
import type { Context, PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { portalName } from '../../config/names.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { decide } from '../access/decide.ts';
import { groupsOf, personOf } from '../access/person.ts';
import { adminsGroup, groupsForPortal, groupsInPolicy, type Policy } from '../access/policy.ts';
import { lambdaHandler, logLine } from './lambda.ts';

/** What somebody gets by one app client, if its policy allows them. */
export interface Guarded {
  /** The app, or the portal. */
  app: string;
  policy: Policy | undefined;
  /** The claim of the access token that opens it. */
  claim: Readonly<Record<string, string>>;
  /** The groups that it gets to see. */
  groups: readonly string[];
}

export const guardedApp = (app: string, policy: Policy | undefined): Guarded => ({
  app,
  policy,
  claim: { streamgate_app: app },
  groups: [...groupsInPolicy(policy), adminsGroup],
});

/** The portal is for everybody invited. It shows each the apps that they may enter, so it sees the groups that decide. */
export const guardedPortal = (policies: readonly (Policy | undefined)[]): Guarded => ({
  app: portalName,
  policy: 'everyoneInvited',
  claim: { streamgate_portal: 'true' },
  groups: groupsForPortal(policies),
});

/** By app client id: all that the trigger knows of a stage. */
export type GuardedClients = ReadonlyMap<string, Guarded>;

/**
 * Fails closed: an unknown client or any error throws, and Cognito issues no token.
 * Runs at every sign-in and every refresh, so it also ends access within an access token's life.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const guardTokens =
  (clients: GuardedClients, today: () => string) =>
  async (event: PreTokenGenerationV2TriggerEvent, { awsRequestId }: Pick<Context, 'awsRequestId'>) => {
    const guarded = clients.get(event.callerContext.clientId);
    if (!guarded) throw new Error('Unknown app client.');
    const { app, policy, claim } = guarded;
    const { userAttributes, groupConfiguration } = event.request;
    const groups = groupsOf(groupConfiguration.groupsToOverride);
    const { allowed, reason, rule } = decide(policy, { ...personOf(userAttributes), groups }, today());
    const visible = new Set(guarded.groups);
    event.response.claimsAndScopeOverrideDetails = {
      accessTokenGeneration: {
        claimsToAddOrOverride: allowed ? { ...claim } : { streamgate_refused: reason },
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

function deployedClients(): GuardedClients {
  const { stage, clients } = readEnvironment('preToken');
  const { apps } = settingsOf(stageNamed(stage));
  const policies = Object.values(apps).map(({ policy }) => policy);
  const clientIds: Record<string, string> = JSON.parse(clients);
  return new Map(
    Object.entries(clientIds).map(([name, id]) => [
      id,
      name === portalName ? guardedPortal(policies) : guardedApp(name, apps[name]?.policy),
    ]),
  );
}

export const handler = lambdaHandler(guardTokens(deployedClients(), () => new Date().toISOString().slice(0, 10)));
