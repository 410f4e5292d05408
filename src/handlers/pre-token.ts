import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { decide } from '../access/decide.ts';
import { adminsGroup, groupsNamedBy, type Policy } from '../access/policy.ts';
import { lambda } from './stack.ts';

/** The apps by app client id: all that the trigger knows of a stage. */
export type GuardedApps = ReadonlyMap<string, { app: string; policy: Policy }>;

/**
 * Fails closed: an unknown client or any error throws, and Cognito issues no token.
 * Runs at every sign-in and every refresh, so it also ends access within an access token's life.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const guardTokens =
  (apps: GuardedApps, today: () => string) => async (event: PreTokenGenerationV2TriggerEvent) => {
    const guarded = apps.get(event.callerContext.clientId);
    if (!guarded) throw new Error('Unknown app client.');
    const { userAttributes, groupConfiguration } = event.request;
    const groups = groupConfiguration.groupsToOverride ?? [];
    const decision = decide(guarded.policy, { ...personOf(userAttributes), groups }, today());
    const visible = new Set([...groupsNamedBy(guarded.policy), adminsGroup]);
    const claims: Record<string, string> = decision.allowed
      ? { streamgate_app: guarded.app }
      : { streamgate_refused: decision.reason };
    event.response.claimsAndScopeOverrideDetails = {
      accessTokenGeneration: { claimsToAddOrOverride: claims },
      // Written out even when empty: left null, it would suppress the groups of those who have some.
      groupOverrideDetails: { groupsToOverride: decision.allowed ? groups.filter(group => visible.has(group)) : [] },
    };
    return event;
  };

function personOf(attributes: Readonly<Record<string, string | undefined>>) {
  const { email, 'custom:until': until } = attributes;
  return {
    emailVerified: attributes.email_verified === 'true',
    ...(email === undefined ? {} : { email }),
    ...(until === undefined ? {} : { until }),
  };
}

function deployedApps(): GuardedApps {
  const { stage, clients } = readEnvironment('preToken');
  const { apps } = settingsOf(stageNamed(stage));
  const clientIds: Record<string, string> = JSON.parse(clients);
  return new Map(
    Object.entries(clientIds).map(([app, id]) => [id, { app, policy: apps[app]?.policy ?? { allow: [] } }]),
  );
}

export const handler = lambda(guardTokens(deployedApps(), () => new Date().toISOString().slice(0, 10)));
