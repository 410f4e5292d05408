import { settingsOf } from '../../../config/stages.ts';
import { markMinutes, noteUnverified, type VerifyResult, waitUntilServed } from '../../power/verify.ts';
import { unlessInterrupted } from '../kit/interrupt.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying, Reconciler } from './deploying.ts';
import { mark, unmark } from './marks.ts';
import { appsPlace } from './place.ts';
import { joinNames, notServedText, returningText, verifyStepTexts } from './verification-text.ts';

const allowed = explainDenial('Could not verify the apps');

/**
 * After the stack has changed: wakes every app, waits until visitors reach it, and returns it to its schedule. CloudFormation may have
 * reset the weights of the page rules. Throws if an app is not served, with the reason and the fix.
 */
export async function verifyApps(deploying: Deploying): Promise<void> {
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
      () => `Interrupted. To see the state of the apps: npx sls power status --stage ${stage}`,
      signals,
    );
  } finally {
    await unmark(power, apps).catch(error => say(`The apps stay marked for ${markMinutes} minutes: ${error}`));
  }
  const left = verified.filter(({ outcome }) => outcome !== 'served');
  for (const { app } of left) await noteUnverified(power.notes, app, now());
  const closing = await releaseApps(power, apps);
  if (left.length > 0) throw new Error(notServedText(left, appsPlace(stage)));
  if (closing.length > 0) say(returningText(closing));
}

/** Reconciles the apps without their marks, and returns those that go to sleep. A failed run is repeated within a minute. */
async function releaseApps(power: Reconciler, apps: readonly string[]): Promise<readonly string[]> {
  const reports = await Promise.all(apps.map(app => power.run(app).catch(() => undefined)));
  return reports.flatMap(report => (report?.target === 'asleep' || report?.target === 'draining' ? [report.app] : []));
}
