import { invitationSettings } from '../../../config/invitations.ts';
import { stackName } from '../../../config/names.ts';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { adminsGroup } from '../../access/policy.ts';
import { type DeployedInvitations, deployedInvitations } from '../../aws/invitations/deployed.ts';
import type { InvitationOptions } from '../../invitations/ports.ts';
import type { Call } from '../kit/command.ts';
import { onDeployedStage } from '../kit/deployed-stage.ts';
import { Failed } from '../kit/failed.ts';

export type { DeployedInvitations } from '../../aws/invitations/deployed.ts';

/** The invitation settings of the stage, from the local config. */
export const settingsFor = ({ stage }: Pick<Call, 'stage'>): InvitationOptions =>
  invitationSettings(completeStage(settingsOf(stage)));

/** All groups of the stage, including `admins`. */
export const groupsFor = ({ stage }: Pick<Call, 'stage'>): string[] => [adminsGroup, ...settingsOf(stage).groups];

/** Runs `use` with the people, the ledger and the worker of the deployed stage. */
export const onDeployedInvitations = <Result>(
  call: Call,
  use: (invitations: DeployedInvitations) => Promise<Result>,
): Promise<Result> =>
  onDeployedStage(call, async clients => {
    const { stage } = call;
    const invitations = await deployedInvitations(clients, stackName(stage, settingsOf(stage).place));
    if (invitations) return use(invitations);
    const message = `Stage ${stage} was deployed with an older version that has no invite worker.`;
    throw new Failed('not-deployed', `${message} Deploy it again: npx sls deploy --stage ${stage}`);
  });
