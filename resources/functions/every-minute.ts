import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import { SchedulerSchedule } from '@awboost/cfn-resource-types/AWS-Scheduler-Schedule';
import { SQSQueue } from '@awboost/cfn-resource-types/AWS-SQS-Queue';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { type FunctionKey, missedMinutesName } from '../../config/names.ts';
import { arn } from '../arn.ts';
import { assumedBy, policy } from '../policy.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { functionArn, functionLogicalId } from './function.ts';

/** What did not even reach its function, because it or the right to call it is gone. What fails inside is another matter: an error of its own. */
export const missedMinutes = (template: Template, { stack }: Stage) =>
  template.use(
    new SQSQueue('MissedMinutes', {
      QueueName: missedMinutesName(stack),
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 4 * 24 * 3600, // over a long weekend
    }),
  );

export type MissedMinutes = ReturnType<typeof missedMinutes>;

/** What is to run every minute. */
interface Every {
  /** What its logical ids begin with. */
  id: string;
  name: string;
  description: string;
  key: FunctionKey;
}

/** Runs a function. A minute that cannot be delivered at the second attempt is not made up for: the next one looks at everything anew. */
export function everyMinute(
  template: Template,
  { stack }: Stage,
  missed: MissedMinutes,
  { id, name, description, key }: Every,
) {
  const target = functionArn(stack, key);
  const role = template.use(
    new IAMRole(`${id}ScheduleRole`, {
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
            { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [target] },
            { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [missed.out.Arn] },
          ]),
        },
      ],
    }),
  );
  return template.use(
    new SchedulerSchedule(
      `${id}Schedule`,
      {
        Name: name,
        Description: description,
        ScheduleExpression: 'rate(1 minute)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: target,
          RoleArn: role.out.Arn,
          Input: '{}', // whatever there is to do
          RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 },
          DeadLetterConfig: { Arn: missed.out.Arn },
        },
      },
      { DependsOn: [functionLogicalId(key)] },
    ),
  );
}

export type Schedule = ReturnType<typeof everyMinute>;
