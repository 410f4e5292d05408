import { type Case, differs, everyApp, holds, judged, notTried } from './case.ts';

const unhealthy = /failed (?:ELB|container) health checks|is unhealthy in/;

/** What runs in a task, and how ECS sees it. */
export const taskCases: readonly Case[] = [
  {
    name: 'scratch',
    belief: '`nobody` may write to `/tmp` on Fargate',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html',
    byHand: 'a page that writes a temporary file',
    judge: ({ logs }) =>
      judged(logs, ({ scratch }) =>
        everyApp(scratch, ({ app, writable }) =>
          writable
            ? holds(`${app} wrote a file to /tmp when it started.`)
            : differs(
                `${app} could not write to /tmp when it started.`,
                'The image has to make /tmp writable for its user: VOLUME /tmp in streamlit/Dockerfile.',
              ),
        ),
      ),
  },
  {
    name: 'health-grace',
    belief: 'the grace period suffices for an app to start at 0.25 vCPU on ARM',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    byHand: '`aws ecs describe-services --cluster <stack> --services <app>`, its events',
    judge: ({ services }) =>
      judged(services, apps =>
        everyApp(apps, ({ app, graceSeconds, cpu, running, deployedAt, events }) => {
          const bad = events.find(({ at, message }) => at >= deployedAt && unhealthy.test(message));
          if (bad)
            return differs(
              `${app} (${cpu} CPU units, ${graceSeconds} s of grace): ${bad.message}`,
              'Give the app a larger size in config/stages.ts, or look for what keeps it from answering: docs/runbook.md.',
            );
          if (running > 0) return holds(`${app} runs with ${cpu} CPU units, and no instance failed its health checks.`);
          return notTried(`${app} does not run. Open it, and try again.`);
        }),
      ),
  },
  {
    name: 'rollout-state',
    belief: '`rolloutState` stays COMPLETED when only the count goes from 0 to 1',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html',
    byHand:
      'wake an app; `aws ecs describe-services --cluster <stack> --services <app>` shows one deployment, COMPLETED',
    judge: ({ services, logs }) =>
      judged(services, apps =>
        judged(logs, ({ power }) =>
          everyApp(apps, ({ app, deployedAt, rollout }) => {
            const lines = power.filter(line => line.app === app && line.at > deployedAt);
            const woken = lines.findIndex(({ woke }) => woke);
            if (woken < 0) return notTried(`${app} has not been woken since it was deployed.`);
            const other = lines.slice(woken).find(line => line.rollout !== 'completed' && line.rollout !== 'unknown');
            const found = other?.rollout ?? (rollout === 'COMPLETED' ? undefined : rollout);
            return found === undefined
              ? holds(`The rollout of ${app} stayed COMPLETED while it was woken.`)
              : differs(
                  `The rollout of ${app} was ${found} after it was woken, without a deploy.`,
                  'An app counts as being deployed whenever it wakes, so it may stay awake too long. Report it with the service’s deployments.',
                );
          }),
        ),
      ),
  },
];
