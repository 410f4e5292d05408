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
  asked: 'a copy has been asked for',
  starting: 'a copy is being started',
  checking: 'it runs; the load balancer does not find it healthy yet',
  opening: 'it is healthy; visitors are about to be sent to it',
  served: 'it works',
  failed: 'a copy has ended by itself; ECS starts another',
  unknown: 'nobody can say what it does',
};

/** `sales`, `sales and finance`, `sales, finance and stock`. */
export const joinNames = (apps: readonly string[]) => apps.join(', ').replace(/, (?=[^,]*$)/, ' and ');

export const wakingText = (apps: readonly string[]) =>
  `Waking ${joinNames(apps)} to verify ${apps.length === 1 ? 'it' : 'them'} …`;

/** Of apps that are awake for no other reason than to be verified. */
export const returningText = (apps: readonly string[]) =>
  apps.length === 1
    ? `${joinNames(apps)} works, and returns to its schedule.`
    : `${joinNames(apps)} work, and return to their schedules.`;

/** Of apps that nobody woke. */
export const notVerifiedText = (apps: readonly string[]) =>
  apps.length === 1
    ? `Not verified: ${joinNames(apps)}. It is tried when somebody wakes it.`
    : `Not verified: ${joinNames(apps)}. They are tried when somebody wakes them.`;

/** What became of an app that is not served. */
const outcomeText: Record<Exclude<VerifyResult['outcome'], 'served'>, (verified: VerifyResult) => string> = {
  failed: ({ app, trouble }) => `${app} did not come up: ${trouble}`,
  unknown: ({ app, trouble }) => `Whether ${app} came up is not known: ${trouble}`,
  'timed-out': ({ app, stage, trouble }) =>
    `${app} did not come up within ten minutes: ${trouble ?? verifyStepTexts[stage]}`,
};

const log = (app: string, { region, logGroup }: LogLocation) =>
  `  Its log: aws logs tail ${logGroup(app)} --region ${region} --since 30m`;

/** Why a deploy failed that changed the stack: of each app what became of it, and where to look. */
export function notServedText(apps: readonly VerifyResult[], where: LogLocation): string {
  const lines = apps.flatMap(app =>
    app.outcome === 'served' ? [] : [outcomeText[app.outcome](app), log(app.app, where)],
  );
  return [
    ...lines,
    `Mend what is wrong and deploy again, or deploy what ran before: npx sls deploy --stage ${where.stage}`,
    'What else may keep an app from starting: docs/runbook.md',
  ].join('\n');
}

/** Of an app's copy that ended while CloudFormation rolled the stack's new version out, which it then took back. */
export const stoppedText = (app: string, reason: string, where: LogLocation) =>
  [`A copy of ${app} ended by itself during the deploy: ${reason}`, log(app, where)].join('\n');
