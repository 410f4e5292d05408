import type { Stage } from '../stage.ts';
import { failing, silent, type Watch } from './watch.ts';

/** Invitations that do not go out, while whoever asked for them believes they do. */
export const ofInvitations = (stage: Stage): Record<string, Watch> => ({
  InvitationsFailing: {
    name: 'invitations-failing',
    says: `Inviting people has failed for half an hour: some wait for their mail. \`npx sls logs --function inviteWorker --stage ${stage.stage}\` says why. Nothing is lost: once that is mended, what was asked for goes on by itself.`,
    // One run may last a quarter of an hour, and says only at its end that it failed.
    metric: { ...failing(stage, 'inviteWorker'), Period: 900, EvaluationPeriods: 2, DatapointsToAlarm: 2 },
  },
  InvitationsSilent: {
    name: 'invitations-not-running',
    says: `Nobody has looked for 15 minutes whether there are people to invite: whoever is on a list waits for a mail. \`npx sls deploy --stage ${stage.stage}\` puts back what looks; what was asked for then goes on by itself.`,
    metric: silent(stage, 'inviteWorker'),
  },
});
