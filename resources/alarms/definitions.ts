import type { CloudWatchAlarmProperties } from '@awboost/cfn-resource-types/AWS-CloudWatch-Alarm';
import {
  type FunctionKey,
  functionName,
  metricNamespace,
  missedMinutesName,
  troubleMetrics,
} from '../../config/names.ts';
import type { Stage } from '../stage.ts';

/** Whatever goes wrong by itself, and costs money or keeps people out without anybody seeing why. */
export const alarmDefinitions = (stage: Stage): Record<string, AlarmDefinition> => ({
  ...reconcilerAlarms(stage),
  ...invitationAlarms(stage),
  ...scheduleAlarms(stage),
  ...appAlarms(stage),
});

const status = ({ stage }: Stage) => `\`npx sls power status --stage ${stage}\``;

const reconcilerAlarms = (stage: Stage): Record<string, AlarmDefinition> => ({
  ReconcilerFailing: {
    name: 'power-failing',
    description: `Starting and stopping the apps fails again and again: some may not wake for their visitors, others may run and cost money. ${status(stage)} shows them, \`npx sls logs --function scaleToZero --stage ${stage.stage}\` says why.`,
    metric: failing(stage, 'scaleToZero'),
  },
  ReconcilerSilent: {
    name: 'power-not-running',
    description: `Nothing has started or stopped apps for 15 minutes: apps that sleep do not wake, apps that nobody uses go on costing money. \`npx sls deploy --stage ${stage.stage}\` puts back what runs it, ${status(stage)} shows the apps.`,
    metric: silent(stage, 'scaleToZero'),
  },
});

const scheduleAlarms = (stage: Stage): Record<string, AlarmDefinition> => ({
  MissedMinutes: {
    name: 'missed-minutes',
    description: `A schedule could not call what starts and stops the apps, or what invites people, perhaps only for a minute. The messages in the queue say which, and why; \`npx sls deploy --stage ${stage.stage}\` puts both back, ${status(stage)} shows the apps. The alarm ends when the queue is empty: purge it, or wait for four days.`,
    metric: {
      ...{ Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' },
      ...{
        Dimensions: [{ Name: 'QueueName', Value: missedMinutesName(stage.stack) }],
        Statistic: 'Maximum',
        Period: 300,
      },
      ...{ EvaluationPeriods: 1, ...atLeastOne },
      ...quiet, // a queue that has long been empty says nothing any more
    },
  },
});

function appAlarms(stage: Stage): Record<string, AlarmDefinition> {
  // How long something must have been wrong the reconciler knows: src/power/troubles.ts.
  const logged = (MetricName: string) => ({
    ...{ Namespace: metricNamespace(stage.stack), MetricName, Statistic: 'Sum', Period: 300 },
    ...{ EvaluationPeriods: 1, ...atLeastOne },
    ...quiet, // whether it runs at all is another alarm's
  });
  return {
    NotHealthy: {
      name: 'app-not-healthy',
      description: `An app was started at least ten minutes ago and is still not healthy: its visitors see the waiting page. ${status(stage)} says which, and why.`,
      metric: logged(troubleMetrics.notHealthy),
    },
    LeftOn: {
      name: 'app-left-on',
      description: `An app has been running outside its hours for longer than a wake lasts: it costs money that perhaps nobody wants to spend. ${status(stage)} says which, and what keeps it awake.`,
      metric: logged(troubleMetrics.leftOn),
    },
    SamplesMissing: {
      name: 'app-sessions-unknown',
      description: `An app has been running for an hour without saying how many people are connected, so it is not put to sleep when nobody is, and goes on costing money. ${status(stage)} says which; a deploy that starts it anew often helps.`,
      metric: logged(troubleMetrics.samplesMissing),
    },
  };
}

/** Invitations that do not go out, while whoever asked for them believes they do. */
const invitationAlarms = (stage: Stage): Record<string, AlarmDefinition> => ({
  InvitationsFailing: {
    name: 'invitations-failing',
    description: `Inviting people has failed for half an hour: some wait for their mail. \`npx sls logs --function inviteWorker --stage ${stage.stage}\` says why. Nothing is lost: once that is mended, what was asked for goes on by itself.`,
    // One run may last a quarter of an hour, and says only at its end that it failed.
    metric: { ...failing(stage, 'inviteWorker'), Period: 900, EvaluationPeriods: 2, DatapointsToAlarm: 2 },
  },
  InvitationsSilent: {
    name: 'invitations-not-running',
    description: `Nobody has looked for 15 minutes whether there are people to invite: whoever is on a list waits for a mail. \`npx sls deploy --stage ${stage.stage}\` puts back what looks; what was asked for then goes on by itself.`,
    metric: silent(stage, 'inviteWorker'),
  },
});

/** One thing to watch: what an alarm measures, and what it says to whoever gets it. */
interface AlarmDefinition {
  /** The last part of the alarm's name. */
  name: string;
  /** What has happened, what comes of it, and what to type. */
  description: string;
  metric: Omit<CloudWatchAlarmProperties, 'AlarmName' | 'AlarmDescription' | 'AlarmActions'>;
}

const atLeastOne = { Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' } as const;

/** A metric that only exists while something is wrong: nothing is good news. */
const quiet = { TreatMissingData: 'notBreaching' } as const;

const ofFunction = ({ stack }: Stage, key: FunctionKey) => ({
  Namespace: 'AWS/Lambda',
  Dimensions: [{ Name: 'FunctionName', Value: functionName(stack, key) }],
});

/** A function that is called every minute, and fails in three of five. */
const failing = (stage: Stage, key: FunctionKey): AlarmDefinition['metric'] => ({
  ...{ ...ofFunction(stage, key), MetricName: 'Errors', Statistic: 'Sum', Period: 60 },
  ...{ EvaluationPeriods: 5, DatapointsToAlarm: 3, ...atLeastOne },
  ...quiet, // a minute without a run is the next alarm's
});

/** A function that nobody has called for a quarter of an hour. */
const silent = (stage: Stage, key: FunctionKey): AlarmDefinition['metric'] => ({
  ...{ ...ofFunction(stage, key), MetricName: 'Invocations', Statistic: 'Sum', Period: 300, EvaluationPeriods: 3 },
  ...{ Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
  TreatMissingData: 'breaching', // a function that nobody calls has no metric, not a zero
});
