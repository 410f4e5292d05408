import type { CloudWatchAlarmProperties } from '@awboost/cfn-resource-types/AWS-CloudWatch-Alarm';
import { type FunctionKey, functionName } from '../../config/names.ts';
import type { Stage } from '../stage.ts';

/** One thing to watch: what an alarm measures, and what it says to whoever gets it. */
export interface Watch {
  /** The last part of the alarm's name. */
  name: string;
  /** What has happened, what comes of it, and what to type. */
  says: string;
  metric: Omit<CloudWatchAlarmProperties, 'AlarmName' | 'AlarmDescription' | 'AlarmActions'>;
}

export const atLeastOne = { Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' } as const;

/** A metric that only exists while something is wrong: nothing is good news. */
export const quiet = { TreatMissingData: 'notBreaching' } as const;

const ofFunction = ({ stack }: Stage, key: FunctionKey) => ({
  Namespace: 'AWS/Lambda',
  Dimensions: [{ Name: 'FunctionName', Value: functionName(stack, key) }],
});

/** A function that is called every minute, and fails in three of five. */
export const failing = (stage: Stage, key: FunctionKey): Watch['metric'] => ({
  ...{ ...ofFunction(stage, key), MetricName: 'Errors', Statistic: 'Sum', Period: 60 },
  ...{ EvaluationPeriods: 5, DatapointsToAlarm: 3, ...atLeastOne },
  ...quiet, // a minute without a run is the next alarm's
});

/** A function that nobody has called for a quarter of an hour. */
export const silent = (stage: Stage, key: FunctionKey): Watch['metric'] => ({
  ...{ ...ofFunction(stage, key), MetricName: 'Invocations', Statistic: 'Sum', Period: 300, EvaluationPeriods: 3 },
  ...{ Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
  TreatMissingData: 'breaching', // a function that nobody calls has no metric, not a zero
});
