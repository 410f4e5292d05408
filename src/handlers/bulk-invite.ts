import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { readEnvironment } from '../../config/environment.ts';
import { invitationSettings } from '../../config/invitations.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { adminsGroup } from '../access/policy.ts';
import { bulkInvitePorts } from '../aws/invitations/ports.ts';
import { answer } from './bulk-invite/answer.ts';
import type { InviteDesk, InvitePorts } from './bulk-invite/context.ts';
import { lambdaHandler } from './lambda.ts';
import { deployedPortal } from './portal/portal.ts';

type Variables = ReturnType<typeof readEnvironment<'bulkInvite'>>;

/** What was deployed with the function. */
function deployedDesk(variables: Variables): InviteDesk {
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

/** Fails closed: whoever is not proved to be an admin reaches nothing, not even that a path exists. */
export const handler = lambdaHandler(answer(deployedDesk(readEnvironment('bulkInvite'))));
