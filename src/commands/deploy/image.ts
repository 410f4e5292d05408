import { join } from 'node:path';
import { imagePorts } from '../../aws/image/ports.ts';
import { imageFor } from '../../image/build.ts';
import { contentHash, type Recipe } from '../../image/content-hash.ts';
import { imageSource } from '../../image/disk/image-source.ts';
import { stillRunning } from '../../image/failures.ts';
import type { Build } from '../../image/ports.ts';
import { StackFailed } from '../../image/stack-failures.ts';
import { failureTexts } from '../../stack/refusals/failure-texts.ts';
import type { StackRef } from '../../stack/refusals/refusal.ts';
import { imagePlace } from '../kit/image-place.ts';
import { unlessInterrupted } from '../kit/interrupt.ts';
import { progressWatch } from '../kit/progress.ts';
import { forceChangedDeploy } from './demand-deploy.ts';
import type { Deploying } from './deploying.ts';
import { monitoringClock } from './monitoring.ts';
import { stackRefOf } from './place.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The parts of serverless.ts that only this step reads. */
interface Built {
  custom: { imageStack: object; imageRecipe: Recipe };
  provider: { stackTags: Record<string, string> };
}

/**
 * Finds or builds the image of the current `streamlit/` and `gate/`, and passes its digest to the stack. The preview and
 * `--param image=…` bring their own.
 */
export async function image(deploying: Deploying, portsOf = imagePorts): Promise<void> {
  const { osls, stage, clients, signals } = deploying;
  if (stage === 'local') return;
  const parameter = osls.service.provider.stackParameters.find(({ ParameterKey }) => ParameterKey === 'Image');
  if (!parameter) throw new Error('serverless.ts has no stack parameter "Image".');
  if (parameter.ParameterValue === 'none') {
    const { custom, provider } = osls.service as unknown as Built;
    const files = await imageSource(join(root, 'streamlit'), join(root, 'gate'));
    const wanted = { ...imagePlace(stage), hash: await contentHash(files, custom.imageRecipe), files };
    let build: Build | undefined;
    const seen = progressWatch(begun => {
      build = begun;
    });
    const content = { template: custom.imageStack, tags: provider.stackTags };
    parameter.ParameterValue = await unlessInterrupted(
      imageFor(wanted, portsOf(clients, wanted, { watch: seen, clock: monitoringClock() }, content)),
      () => (build ? stillRunning(build, wanted) : 'Interrupted before a build started.'),
      signals,
    ).catch(cause => {
      throw explained(cause, { ...stackRefOf(stage), stack: wanted.stack });
    });
  }
  await forceChangedDeploy(deploying, parameter.ParameterValue);
}

/** Adds explanations where CloudFormation failed. */
const explained = (cause: unknown, place: StackRef) =>
  cause instanceof StackFailed && cause.failures.length > 0
    ? new Error(`${cause.message}\n${failureTexts(cause.failures, place)}`, { cause })
    : cause;
