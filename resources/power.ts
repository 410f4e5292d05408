import { DynamoDBTable } from '@awboost/cfn-resource-types/AWS-DynamoDB-Table';
import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import { SchedulerSchedule } from '@awboost/cfn-resource-types/AWS-Scheduler-Schedule';
import { SQSQueue } from '@awboost/cfn-resource-types/AWS-SQS-Queue';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { missedMinutesName, powerScheduleName, powerTableName } from '../config/names.ts';
import { arn } from './arn.ts';
import { functionArn, functionLogicalId } from './function.ts';
import { assumedBy, policy } from './policy.ts';
import type { Stage } from './stage.ts';
import type { Template } from './template.ts';

/** What scale-to-zero remembers, and what runs it. */
export function power(template: Template, { stack }: Stage) {
  const missed = missedMinutes(template, stack);
  return { table: table(template, stack), missed, schedule: everyMinute(template, stack, missed) };
}

export type Power = ReturnType<typeof power>;

/**
 * Leases, holds, marks, and the reconciler's records. All of it is about apps that run now: without it the next minute finds out again
 * what it can, so there are no backups, and it goes with the stack, whatever becomes of the people.
 */
const table = (template: Template, stack: string) =>
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

type Queue = ReturnType<typeof missedMinutes>;

/** What did not even reach the function, because it or the right to call it is gone. What fails inside is another matter: an error of its own. */
const missedMinutes = (template: Template, stack: string) =>
  template.use(
    new SQSQueue('MissedMinutes', {
      QueueName: missedMinutesName(stack),
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 4 * 24 * 3600, // over a long weekend
    }),
  );

/** Runs the reconciler. A minute that cannot be delivered at the second attempt is not made up for: the next one looks at everything anew. */
function everyMinute(template: Template, stack: string, missed: Queue) {
  const reconciler = functionArn(stack, 'scaleToZero');
  const role = template.use(
    new IAMRole('PowerScheduleRole', {
      // A schedule's group, not the schedule: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
      AssumeRolePolicyDocument: assumedBy('scheduler', {
        StringEquals: {
          'aws:SourceAccount': Fn.ref('AWS::AccountId'),
          'aws:SourceArn': arn('scheduler', 'schedule-group/default'),
        },
      }),
      Policies: [
        {
          PolicyName: 'every-minute',
          PolicyDocument: policy([
            { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [reconciler] },
            { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [missed.out.Arn] },
          ]),
        },
      ],
    }),
  );
  return template.use(
    new SchedulerSchedule(
      'PowerSchedule',
      {
        Name: powerScheduleName(stack),
        Description: 'Starts and stops the apps',
        ScheduleExpression: 'rate(1 minute)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: reconciler,
          RoleArn: role.out.Arn,
          Input: '{}', // every app
          RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 },
          DeadLetterConfig: { Arn: missed.out.Arn },
        },
      },
      { DependsOn: [functionLogicalId('scaleToZero')] },
    ),
  );
}
