import { createHash } from 'node:crypto';
import type { Context, PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { portalName } from '../../config/names.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { decide } from '../access/decide.ts';
import { groupsOf, personOf } from '../access/person.ts';
import { adminsGroup, groupsForPortal, groupsInPolicy, type Policy } from '../access/policy.ts';
import { lambdaHandler, logLine } from './lambda.ts';

/** What a token of one app client carries, if the policy allows the person. */
export interface Guarded {
  /** The app, or the portal. */
  app: string;
  policy: Policy | undefined;
  /** The access token's claim that grants access. */
  claim: Readonly<Record<string, string>>;
  /** The groups that stay in the token. */
  groups: readonly string[];
}

export const guardedApp = (app: string, policy: Policy | undefined): Guarded => ({
  app,
  policy,
  claim: { streamgate_app: app },
  groups: [...groupsInPolicy(policy), adminsGroup],
});

/** The portal is open to everyone who was invited. It shows people their apps, so it needs the groups of every policy. */
export const guardedPortal = (policies: readonly (Policy | undefined)[]): Guarded => ({
  app: portalName,
  policy: 'everyoneInvited',
  claim: { streamgate_portal: 'true' },
  groups: groupsForPortal(policies),
});

/** By app client ID. */
export type GuardedClients = ReadonlyMap<string, Guarded>;

/**
 * Fails closed: on an unknown client or any error it throws, and Cognito issues no token.
 * It runs at every sign-in and every refresh, so access also ends within an access token's lifetime.
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
      // Always written, also empty: null would remove the groups of people who have some.
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
      // A rule may contain an address.
      rule: fingerprint(rule),
      policy: fingerprint(policy),
      source: event.triggerSource,
      requestId: awsRequestId,
    });
    return event;
  };

/** A hash that identifies a value without revealing it. For an address it is the same as in the gate's log. */
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
