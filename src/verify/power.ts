import { type Case, differs, everyApp, holds, judged, notTried } from './case.ts';

const minute = 60_000;
/** What the decision allows a metric to be late by. */
const allowedLag = 3 * minute;
/** Twice what public timelines of Fargate say. */
const maxWakeSeconds = 120;

const median = (seconds: readonly number[]) => seconds.toSorted((one, other) => one - other)[seconds.length >> 1] ?? 0;

/** Waking, and knowing when no one is there. */
export const powerCases: readonly Case[] = [
  {
    name: 'wake-time',
    belief: 'a whole wake takes about a minute',
    source: 'public timelines of Fargate',
    byHand: 'open a sleeping app, twice; `npx sls power status` has the last twenty',
    judge: ({ wakes }) =>
      judged(wakes, apps =>
        everyApp(apps, ({ app, seconds }) => {
          if (seconds.length === 0) return notTried(`${app} has not been woken yet.`);
          const usual = median(seconds);
          const found = `${app} usually wakes in ${usual} s (${seconds.length} ${seconds.length === 1 ? 'wake' : 'wakes'}).`;
          return usual <= maxWakeSeconds
            ? holds(found)
            : differs(found, 'Give the app a larger size, or less to import: docs/runbook.md.');
        }),
      ),
  },
  {
    name: 'session-metric',
    belief: 'reports arrive within three minutes',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html',
    byHand: 'compare the log of an app with its metric',
    judge: ({ reports, stage }) =>
      judged(reports, apps =>
        everyApp(apps, ({ app, lines, minutes }) => {
          const due = lines.filter(at => at < stage.now - allowedLag);
          if (due.length === 0) return notTried(`${app} has reported nothing that is older than three minutes.`);
          const arrived = new Set(minutes.map(at => Math.floor(at / minute)));
          const late = due.filter(at => !arrived.has(Math.floor(at / minute)));
          const found = `${due.length - late.length} of ${due.length} reports of ${app} have become a value within three minutes.`;
          return late.length === 0
            ? holds(found)
            : differs(
                found,
                'Apps stay awake in doubt. If it lasts, raise idleMinutes; the alarm app-sessions-unknown tells when none arrive.',
              );
        }),
      ),
  },
  {
    name: 'missed-minutes',
    belief: 'IAM’s propagation just after the first deploy loses no minute of the schedules',
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency',
    byHand: '`aws cloudwatch describe-alarms --alarm-names <stack>-missed-minutes` after the first deploy',
    judge: ({ missedMinutes }) =>
      judged(missedMinutes, ({ state, alarms: [first] }) => {
        const action =
          'The alarm ends when the queue is empty: purge it, or wait for four days. docs/runbook.md says what else may be wrong.';
        if (state === 'ALARM') return differs('The alarm missed-minutes is on.', action);
        return first === undefined
          ? holds('The alarm missed-minutes has never gone off.')
          : differs(`The alarm missed-minutes went off: ${first.summary}.`, action);
      }),
  },
];
