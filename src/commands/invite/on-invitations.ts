import { invitationSettings } from '../../../config/invitations.ts';
import { stackName } from '../../../config/names.ts';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { adminsGroup } from '../../access/policy.ts';
import { type DeployedInvitations, deployedInvitations } from '../../aws/invitations/deployed.ts';
import type { InvitationSettings } from '../../invitations/ports.ts';
import type { Call } from '../kit/command.ts';
import { onDeployedStage } from '../kit/deployed-stage.ts';
import { Failed } from '../kit/failed.ts';

export type { DeployedInvitations } from '../../aws/invitations/deployed.ts';

/** Of the call's stage, by its settings as they are here. */
export const settingsFor = ({ stage }: Pick<Call, 'stage'>): InvitationSettings =>
  invitationSettings(completeStage(settingsOf(stage)));

/** All groups that people of the call's stage can be put into. */
export const groupsFor = ({ stage }: Pick<Call, 'stage'>): string[] => [adminsGroup, ...settingsOf(stage).groups];

/** With the deployed stage's people, its ledger and its worker, for as long as `use` takes. */
export const onDeployedInvitations = <Result>(
  call: Call,
  use: (invitations: DeployedInvitations) => Promise<Result>,
): Promise<Result> =>
  onDeployedStage(call, async clients => {
    const { stage } = call;
    const invitations = await deployedInvitations(clients, stackName(stage, settingsOf(stage).place));
    if (invitations) return use(invitations);
    const message = `Stage ${stage} was deployed before it could invite by itself: it has no function invite-worker.`;
    throw new Failed('not-deployed', `${message} Deploy it again: npx sls deploy --stage ${stage}`);
  });
