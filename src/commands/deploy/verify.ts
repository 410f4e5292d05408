import { settingsOf } from '../../../config/stages.ts';
import { markMinutes, noteUnverified, type VerifyResult, waitUntilServed } from '../../power/verify.ts';
import { unlessInterrupted } from '../kit/interrupt.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying, Reconciler } from './deploying.ts';
import { mark, unmark } from './marks.ts';
import { appsPlace } from './place.ts';
import { joinNames, notServedText, returningText, verifyStepTexts } from './verification-text.ts';

const allowed = explainDenial('The apps cannot be verified');

/**
 * After the stack has changed: has every app brought up and visitors sent to it, whatever CloudFormation has made of the page rules,
 * and lets it go back to its schedule. Throws when one is not served, with why and what helps.
 */
export async function verify(deploying: Deploying): Promise<void> {
  const { osls, stage, say, now, pause, signals } = deploying;
  if (stage === 'local' || osls.service.provider.shouldNotDeploy) return;
  const power = await allowed('lambda:GetFunctionConfiguration', deploying.power());
  if (!power) throw new Error('The stack has no function scale-to-zero, so its apps cannot be verified.');
  const apps = Object.keys(settingsOf(stage).apps);
  await allowed('dynamodb:PutItem', mark(power, apps, now()));
  let verified: readonly VerifyResult[];
  try {
    say(`Waiting for ${joinNames(apps)} to be served …`);
    const served = waitUntilServed({
      run: power.run,
      pause,
      now,
      report: (app, stage) => say(`${app}: ${verifyStepTexts[stage]}`),
    });
    verified = await unlessInterrupted(
      Promise.all(apps.map(served)),
      () => `Interrupted. What became of the apps: npx sls power status --stage ${stage}`,
      signals,
    );
  } finally {
    await unmark(power, apps).catch(error => say(`Their marks stay for ${markMinutes} minutes: ${error}`));
  }
  const left = verified.filter(({ outcome }) => outcome !== 'served');
  for (const { app } of left) await noteUnverified(power.notes, app, now());
  const closing = await released(power, apps);
  if (left.length > 0) throw new Error(notServedText(left, appsPlace(stage)));
  if (closing.length > 0) say(returningText(closing));
}

/** Has the reconciler decide without the mark. The apps that are to sleep; what it cannot do now it does in a minute. */
async function released(power: Reconciler, apps: readonly string[]): Promise<readonly string[]> {
  const reports = await Promise.all(apps.map(app => power.run(app).catch(() => undefined)));
  return reports.flatMap(report => (report?.target === 'asleep' || report?.target === 'draining' ? [report.app] : []));
}
