import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { readEnvironment } from '../../config/environment.ts';
import { invitationSettings } from '../../config/invitations.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { adminsGroup } from '../access/policy.ts';
import { bulkInvitePorts } from '../aws/invitations/ports.ts';
import { answer } from './bulk-invite/answer.ts';
import type { InviteContext, InvitePorts } from './bulk-invite/context.ts';
import { lambdaHandler } from './lambda.ts';
import { deployedPortal } from './portal/portal.ts';

type Variables = ReturnType<typeof readEnvironment<'bulkInvite'>>;

/** The context from the function's environment and the stage's settings. */
function deployedDesk(variables: Variables): InviteContext {
  const stage = completeStage(settingsOf(stageNamed(variables.stage)));
  return {
    portal: deployedPortal(variables, stage),
    ports: deployedPorts(variables),
    settings: invitationSettings(stage),
    groups: [adminsGroup, ...stage.groups],
  };
}

const deployedPorts = (variables: Variables): InvitePorts => ({
  ...bulkInvitePorts(variables),
  now: () => Temporal.Now.instant(),
  random: () => randomUUID().replaceAll('-', ''),
});

/** Fails closed: without proof that the visitor is an admin, a request learns nothing, not even whether a path exists. */
export const handler = lambdaHandler(answer(deployedDesk(readEnvironment('bulkInvite'))));
