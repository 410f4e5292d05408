import { stackName } from '../../../config/names.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';
import { type AwsClients, awsClients } from '../../aws/clients.ts';
import { imagePorts } from '../../aws/image/ports.ts';
import { stackState } from '../../aws/stack/stack.ts';
import { removeImages } from '../../image/stack.ts';
import type { DeployOsls } from '../deploy/deploying.ts';
import { monitoringClock } from '../deploy/monitoring.ts';
import { imagePlace } from '../kit/image-place.ts';
import { endProgress, progressWatch } from '../kit/progress.ts';

/** After osls has removed the stage's own stack, and with it whatever runs the images: removes what built them, and all of them. */
export const removeImage = (osls: DeployOsls) => onStage(osls, removeImagesOf);

/**
 * Before osls looks for the stage's own stack. It ends with an error when there is none, such as after a first build that failed, so
 * what is left is removed here, and the process ends with 0. Where nothing is left either, osls says so.
 */
export const removeImageAlone = (osls: DeployOsls) =>
  onStage(osls, async (clients, stage) => {
    if (await stackState(clients.cloudFormation(), stackName(stage, settingsOf(stage).place))) return;
    if ((await removeImagesOf(clients, stage)) === 'absent') return;
    endProgress();
    process.stderr.write(`✔ Of stage ${stage} there was nothing but its images, and they are removed.\n`);
    process.exit(0);
  });

function removeImagesOf(clients: AwsClients, stage: StageName): Promise<'removed' | 'absent'> {
  const where = imagePlace(stage);
  return removeImages(imagePorts(clients, where, { watch: progressWatch(), clock: monitoringClock() }), where);
}

/** The process ends with 1 when it fails; the same command then goes on from there. The preview has no image. */
async function onStage(
  osls: DeployOsls,
  remove: (clients: AwsClients, stage: StageName) => Promise<unknown>,
): Promise<void> {
  const stage = stageNamed(osls.service.provider.stage);
  if (stage === 'local') return;
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    await remove(clients, stage);
  } catch (error) {
    endProgress();
    process.stderr.write(`✗ ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  } finally {
    clients.destroy();
  }
}
