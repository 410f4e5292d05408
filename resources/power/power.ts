import { DynamoDBTable } from '@awboost/cfn-resource-types/AWS-DynamoDB-Table';
import { powerScheduleName, powerTableName } from '../../config/names.ts';
import { everyMinute, type MissedMinutes } from '../functions/every-minute.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** What scale-to-zero remembers, and what runs it. */
export const powerResources = (template: Template, stage: Stage, missed: MissedMinutes) => ({
  table: table(template, stage),
  schedule: everyMinute(template, stage, missed, {
    id: 'Power',
    name: powerScheduleName(stage.stack),
    description: 'Starts and stops the apps',
    key: 'scaleToZero',
  }),
});

export type PowerResources = ReturnType<typeof powerResources>;

/**
 * Leases, holds, marks, and the reconciler's records. All of it is about apps that run now: without it the next minute finds out again
 * what it can, so there are no backups, and it goes with the stack, whatever becomes of the people.
 */
const table = (template: Template, { stack }: Stage) =>
  template.use(
    new DynamoDBTable(
      'PowerTable',
      {
        TableName: powerTableName(stack),
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
      { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' },
    ),
  );
