import { metricNamespace, missedMinutesName, troubleMetrics } from '../../config/names.ts';
import type { Stage } from '../stage.ts';
import { ofInvitations } from './invitation-watches.ts';
import { atLeastOne, failing, quiet, silent, type Watch } from './watch.ts';

/** Whatever goes wrong by itself, and costs money or keeps people out without anybody seeing why. */
export const watches = (stage: Stage): Record<string, Watch> => ({
  ...ofReconciler(stage),
  ...ofInvitations(stage),
  ...ofSchedules(stage),
  ...ofApps(stage),
});

const status = ({ stage }: Stage) => `\`npx sls power status --stage ${stage}\``;

const ofReconciler = (stage: Stage): Record<string, Watch> => ({
  ReconcilerFailing: {
    name: 'power-failing',
    says: `Starting and stopping the apps fails again and again: some may not wake for their visitors, others may run and cost money. ${status(stage)} shows them, \`npx sls logs --function scaleToZero --stage ${stage.stage}\` says why.`,
    metric: failing(stage, 'scaleToZero'),
  },
  ReconcilerSilent: {
    name: 'power-not-running',
    says: `Nothing has started or stopped apps for 15 minutes: apps that sleep do not wake, apps that nobody uses go on costing money. \`npx sls deploy --stage ${stage.stage}\` puts back what runs it, ${status(stage)} shows the apps.`,
    metric: silent(stage, 'scaleToZero'),
  },
});

const ofSchedules = (stage: Stage): Record<string, Watch> => ({
  MissedMinutes: {
    name: 'missed-minutes',
    says: `A schedule could not call what starts and stops the apps, or what invites people, perhaps only for a minute. The messages in the queue say which, and why; \`npx sls deploy --stage ${stage.stage}\` puts both back, ${status(stage)} shows the apps. The alarm ends when the queue is empty: purge it, or wait for four days.`,
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
