import { join } from 'node:path';
import { imagePorts } from '../../aws/image/ports.ts';
import { imageFor } from '../../image/build.ts';
import { contentHash, type Recipe } from '../../image/content-hash.ts';
import { imageSource } from '../../image/disk/image-source.ts';
import { goesOn } from '../../image/failures.ts';
import type { Build } from '../../image/ports.ts';
import { StackFailed } from '../../image/stack-failures.ts';
import type { Place } from '../../refusals/refusal.ts';
import { failuresInWords } from '../../refusals/words.ts';
import { imagePlace } from '../kit/image-place.ts';
import { watch } from '../kit/progress.ts';
import { demandDeploy } from './demand-deploy.ts';
import type { Deploying } from './deploying.ts';
import { unlessInterrupted } from './interrupted.ts';
import { monitoringClock } from './monitoring.ts';
import { refusalPlace } from './refusal-place.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Of osls' service what no other step asks for: serverless.ts says both. */
interface Built {
  custom: { imageStack: object; imageRecipe: Recipe };
  provider: { stackTags: Record<string, string> };
}

/**
 * Finds the image of what is in `streamlit/` and `gate/` now, or has it built, and passes its digest to the stack. The preview, and
 * whoever typed `--param image=…`, has one.
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
    const seen = watch(begun => {
      build = begun;
    });
    const content = { template: custom.imageStack, tags: provider.stackTags };
    parameter.ParameterValue = await unlessInterrupted(
      imageFor(wanted, portsOf(clients, wanted, { watch: seen, clock: monitoringClock() }, content)),
      () => (build ? goesOn(build, wanted) : 'Interrupted before a build began.'),
      signals,
    ).catch(cause => {
      throw explained(cause, { ...refusalPlace(stage), stack: wanted.stack });
    });
  }
  await demandDeploy(deploying, parameter.ParameterValue);
}

/** With what AWS's words mean, where it was CloudFormation that gave up. */
const explained = (cause: unknown, place: Place) =>
  cause instanceof StackFailed && cause.failures.length > 0
    ? new Error(`${cause.message}\n${failuresInWords(cause.failures, place)}`, { cause })
    : cause;
