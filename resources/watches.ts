import type { CloudWatchAlarmProperties } from '@awboost/cfn-resource-types/AWS-CloudWatch-Alarm';
import { functionName, metricNamespace, missedMinutesName, troubleMetrics } from '../config/names.ts';
import type { Stage } from './stage.ts';

/** One thing to watch: what an alarm measures, and what it says to whoever gets it. */
interface Watch {
  /** The last part of the alarm's name. */
  name: string;
  /** What has happened, what comes of it, and what to type. */
  says: string;
  metric: Omit<CloudWatchAlarmProperties, 'AlarmName' | 'AlarmDescription' | 'AlarmActions'>;
}

/** Whatever goes wrong with starting and stopping apps, and costs money or keeps people out without anybody seeing why. */
export const watches = (stage: Stage): Record<string, Watch> => ({
  ...ofReconciler(stage),
  ...ofSchedule(stage),
  ...ofApps(stage),
});

const status = ({ stage }: Stage) => `\`npx sls power status --stage ${stage}\``;

const atLeastOne = { Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' } as const;

/** A metric that only exists while something is wrong: nothing is good news. */
const quiet = { TreatMissingData: 'notBreaching' } as const;

function ofReconciler(stage: Stage): Record<string, Watch> {
  const FunctionName = functionName(stage.stack, 'scaleToZero');
  const ofFunction = { Namespace: 'AWS/Lambda', Dimensions: [{ Name: 'FunctionName', Value: FunctionName }] };
  return {
    ReconcilerFailing: {
      name: 'power-failing',
      says: `Starting and stopping the apps fails again and again: some may not wake for their visitors, others may run and cost money. ${status(stage)} shows them, \`npx sls logs --function scaleToZero --stage ${stage.stage}\` says why.`,
      metric: {
        ...{ ...ofFunction, MetricName: 'Errors', Statistic: 'Sum', Period: 60 },
        ...{ EvaluationPeriods: 5, DatapointsToAlarm: 3, ...atLeastOne },
        ...quiet, // a minute without a run is the next alarm's
      },
    },
    ReconcilerSilent: {
      name: 'power-not-running',
      says: `Nothing has started or stopped apps for 15 minutes: apps that sleep do not wake, apps that nobody uses go on costing money. \`npx sls deploy --stage ${stage.stage}\` puts back what runs it, ${status(stage)} shows the apps.`,
      metric: {
        ...{ ...ofFunction, MetricName: 'Invocations', Statistic: 'Sum', Period: 300, EvaluationPeriods: 3 },
        ...{ Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
        TreatMissingData: 'breaching', // a function that nobody calls has no metric, not a zero
      },
    },
  };
}

const ofSchedule = (stage: Stage): Record<string, Watch> => ({
  MissedMinutes: {
    name: 'power-missed-minutes',
    says: `The schedule could not call what starts and stops the apps, perhaps only for a minute. The messages in its queue say why; \`npx sls deploy --stage ${stage.stage}\` puts both back, ${status(stage)} shows the apps. The alarm ends when the queue is empty: purge it, or wait for four days.`,
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

function ofApps(stage: Stage): Record<string, Watch> {
  // How long something must have been wrong the reconciler knows: src/power/troubles.ts.
  const logged = (MetricName: string) => ({
    ...{ Namespace: metricNamespace(stage.stack), MetricName, Statistic: 'Sum', Period: 300 },
    ...{ EvaluationPeriods: 1, ...atLeastOne },
    ...quiet, // whether it runs at all is another alarm's
  });
  return {
    NotHealthy: {
      name: 'app-not-healthy',
      says: `An app was started at least ten minutes ago and is still not healthy: its visitors see the waiting page. ${status(stage)} says which, and why.`,
      metric: logged(troubleMetrics.notHealthy),
    },
    LeftOn: {
      name: 'app-left-on',
      says: `An app has been running outside its hours for longer than a wake lasts: it costs money that perhaps nobody wants to spend. ${status(stage)} says which, and what keeps it awake.`,
      metric: logged(troubleMetrics.leftOn),
    },
    SamplesMissing: {
      name: 'app-sessions-unknown',
      says: `An app has been running for an hour without saying how many people are connected, so it is not put to sleep when nobody is, and goes on costing money. ${status(stage)} says which; a deploy that starts it anew often helps.`,
      metric: logged(troubleMetrics.samplesMissing),
    },
  };
}
