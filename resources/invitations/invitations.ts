import { DynamoDBTable } from '@awboost/cfn-resource-types/AWS-DynamoDB-Table';
import { inviteScheduleName } from '../../config/names.ts';
import { everyMinute, type MissedMinutes } from '../functions/every-minute.ts';
import { retainedOnceCreated } from '../retained.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** What inviting remembers, and what runs it. */
export const invitationResources = (template: Template, stage: Stage, missed: MissedMinutes) => ({
  ledgerTable: ledger(template, stage),
  schedule: everyMinute(template, stage, missed, {
    id: 'Invitations',
    name: inviteScheduleName(stage.stack),
    description: 'Invites whom a file names, as fast and as many a day as Cognito takes',
    key: 'inviteWorker',
  }),
});

export type InvitationResources = ReturnType<typeof invitationResources>;

/**
 * Who was invited, by whom, and which mails were sent: what keeps anybody from being mailed twice. It belongs to the people of one
 * pool, so it stays where they stay, and has no name of its own: a stage that was removed and kept both gets new ones when it is
 * deployed again, and AWS would refuse a second table of that name.
 */
export function ledger(template: Template, { settings: { place } }: Stage) {
  const retained = place.onRemove === 'retain';
  return template.use(
    new DynamoDBTable(
      'Ledger',
      {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: retained,
      },
      retained ? retainedOnceCreated : { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' },
    ),
  );
}

export type LedgerTable = ReturnType<typeof ledger>;
