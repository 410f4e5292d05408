import type { VerifyResult, VerifyStep } from '../../power/verify.ts';

/** Where a stage's apps are, for what is said about them. */
export interface LogLocation {
  stage: string;
  region: string;
  /** The name of the log group that an app's copies write to. */
  logGroup(app: string): string;
}

/** How far an app is. */
export const verifyStepTexts: Record<VerifyStep, string> = {
  asked: 'an instance has been requested',
  starting: 'starting an instance',
  checking: 'running; waiting for the health check',
  opening: 'healthy; switching visitors to it',
  served: 'works',
  failed: 'an instance stopped; ECS starts another',
  unknown: 'state unknown',
};

/** `sales`, `sales and finance`, `sales, finance and stock`. */
export const joinNames = (apps: readonly string[]) => apps.join(', ').replace(/, (?=[^,]*$)/, ' and ');

export const wakingText = (apps: readonly string[]) =>
  `Waking ${joinNames(apps)} to verify ${apps.length === 1 ? 'it' : 'them'} …`;

/** Of apps that are awake for no other reason than to be verified. */
export const returningText = (apps: readonly string[]) =>
  apps.length === 1
    ? `${joinNames(apps)} works and returns to its schedule.`
    : `${joinNames(apps)} work and return to their schedules.`;

/** Of apps that nobody woke. */
export const notVerifiedText = (apps: readonly string[]) =>
  apps.length === 1
    ? `Not verified: ${joinNames(apps)}. It is verified when someone wakes it.`
    : `Not verified: ${joinNames(apps)}. They are verified when someone wakes them.`;

/** The result for an app that is not served. */
const outcomeText: Record<Exclude<VerifyResult['outcome'], 'served'>, (verified: VerifyResult) => string> = {
  failed: ({ app, trouble }) => `${app} did not start: ${trouble}`,
  unknown: ({ app, trouble }) => `The state of ${app} is unknown: ${trouble}`,
  'timed-out': ({ app, stage, trouble }) =>
    `${app} did not start within 10 minutes: ${trouble ?? verifyStepTexts[stage]}`,
};

const log = (app: string, { region, logGroup }: LogLocation) =>
  `  Log: aws logs tail ${logGroup(app)} --region ${region} --since 30m`;

/** Why a deploy failed that changed the stack: the result of each app, and where to look. */
export function notServedText(apps: readonly VerifyResult[], where: LogLocation): string {
  const lines = apps.flatMap(app =>
    app.outcome === 'served' ? [] : [outcomeText[app.outcome](app), log(app.app, where)],
  );
  return [
    ...lines,
    `Fix the problem and deploy again, or deploy the previous version: npx sls deploy --stage ${where.stage}`,
    'More reasons why an app may not start: docs/runbook.md',
  ].join('\n');
}

/** Of an app's copy that ended while CloudFormation rolled the stack's new version out, which it then took back. */
export const stoppedText = (app: string, reason: string, where: LogLocation) =>
  [`An instance of ${app} stopped during the deploy: ${reason}`, log(app, where)].join('\n');
