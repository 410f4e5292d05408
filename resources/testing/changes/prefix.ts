import { withPlace } from '../base.ts';
import type { Change } from '../change.ts';

/** Every name that begins with it, by its path. */
const names: Record<string, string> = {
  'LoadBalancer.Properties.Name': 'streamgate-prod',
  'UserPool.Properties.UserPoolName': 'streamgate-prod',
  'UserPool.Properties.LambdaConfig.PreTokenGenerationConfig.LambdaArn.Fn::Join.1.5':
    'function:streamgate-prod-pre-token',
  'PreTokenPermission.Properties.FunctionName.Fn::Join.1.5': 'function:streamgate-prod-pre-token',
  'Cluster.Properties.ClusterName': 'streamgate-prod',
  'AppSalesLogs.Properties.LogGroupName': '/streamgate/prod/sales',
  'AppSalesSessionMetric.Properties.MetricTransformations.0.MetricNamespace': 'streamgate-prod',
  'AppSalesTask.Properties.Family': 'streamgate-prod-sales',
  'SignoutPermission.Properties.FunctionName.Fn::Join.1.5': 'function:streamgate-prod-signout',
  'SignoutPermission.Properties.SourceArn.Fn::Join.1.5': 'targetgroup/streamgate-prod-signout/*',
  'SignoutTargets.Properties.Name': 'streamgate-prod-signout',
  'SignoutTargets.Properties.Targets.0.Id.Fn::Join.1.5': 'function:streamgate-prod-signout',
  'WakePermission.Properties.FunctionName.Fn::Join.1.5': 'function:streamgate-prod-wake',
  'WakePermission.Properties.SourceArn.Fn::Join.1.5': 'targetgroup/streamgate-prod-wake/*',
  'WakeTargets.Properties.Name': 'streamgate-prod-wake',
  'WakeTargets.Properties.Targets.0.Id.Fn::Join.1.5': 'function:streamgate-prod-wake',
  'PowerTable.Properties.TableName': 'streamgate-prod-power',
  'MissedMinutes.Properties.QueueName': 'streamgate-prod-missed-minutes',
  'PowerSchedule.Properties.Name': 'streamgate-prod-power',
  'PowerSchedule.Properties.Target.Arn.Fn::Join.1.5': 'function:streamgate-prod-scale-to-zero',
  'PowerScheduleRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource.0.Fn::Join.1.5':
    'function:streamgate-prod-scale-to-zero',
  'NotHealthyMetric.Properties.MetricTransformations.0.MetricNamespace': 'streamgate-prod',
  'LeftOnMetric.Properties.MetricTransformations.0.MetricNamespace': 'streamgate-prod',
  'SamplesMissingMetric.Properties.MetricTransformations.0.MetricNamespace': 'streamgate-prod',
  'ReconcilerFailingAlarm.Properties.AlarmName': 'streamgate-prod-power-failing',
  'ReconcilerFailingAlarm.Properties.Dimensions.FunctionName.Value': 'streamgate-prod-scale-to-zero',
  'ReconcilerSilentAlarm.Properties.AlarmName': 'streamgate-prod-power-not-running',
  'ReconcilerSilentAlarm.Properties.Dimensions.FunctionName.Value': 'streamgate-prod-scale-to-zero',
  'MissedMinutesAlarm.Properties.AlarmName': 'streamgate-prod-power-missed-minutes',
  'MissedMinutesAlarm.Properties.Dimensions.QueueName.Value': 'streamgate-prod-missed-minutes',
  'NotHealthyAlarm.Properties.AlarmName': 'streamgate-prod-app-not-healthy',
  'NotHealthyAlarm.Properties.Namespace': 'streamgate-prod',
  'LeftOnAlarm.Properties.AlarmName': 'streamgate-prod-app-left-on',
  'LeftOnAlarm.Properties.Namespace': 'streamgate-prod',
  'SamplesMissingAlarm.Properties.AlarmName': 'streamgate-prod-app-sessions-unknown',
  'SamplesMissingAlarm.Properties.Namespace': 'streamgate-prod',
  'functions.preToken.name': 'streamgate-prod-pre-token',
  'functions.preToken.iamRoleStatementsName': 'streamgate-prod-pre-token-eu-west-1',
  'functions.signout.name': 'streamgate-prod-signout',
  'functions.signout.iamRoleStatementsName': 'streamgate-prod-signout-eu-west-1',
  'functions.scaleToZero.name': 'streamgate-prod-scale-to-zero',
  'functions.scaleToZero.environment.STREAMGATE_METRIC_NAMESPACE': 'streamgate-prod',
  'functions.scaleToZero.iamRoleStatementsName': 'streamgate-prod-scale-to-zero-eu-west-1',
  'functions.scaleToZero.iamRoleStatements.0.Resource.0.Fn::Join.1.5': 'service/streamgate-prod/sales',
  'functions.scaleToZero.iamRoleStatements.2.Resource.0.Fn::Join.1.5': 'task/streamgate-prod/*',
  'functions.wake.name': 'streamgate-prod-wake',
  'functions.wake.environment.STREAMGATE_RECONCILER': 'streamgate-prod-scale-to-zero',
  'functions.wake.iamRoleStatementsName': 'streamgate-prod-wake-eu-west-1',
  'functions.wake.iamRoleStatements.2.Resource.0.Fn::Join.1.5': 'function:streamgate-prod-scale-to-zero',
  service: 'streamgate',
};

export const prefixChanges: readonly Change[] = [
  {
    setting: 'place.prefix',
    to: withPlace({ prefix: 'reports' }),
    changes: Object.fromEntries(
      Object.entries(names).map(([path, name]) => [path, [name, name.replace('streamgate', 'reports')]]),
    ),
  },
];
