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

/** After osls has removed the stage's own stack: removes the image stack with every image. */
export const removeImage = (osls: DeployOsls) => onStage(osls, removeImagesOf);

/**
 * Before osls looks for the stage's own stack. osls fails if there is none, such as after a failed first build. So the image stack is
 * removed here, and the process exits with 0. If there is no image stack either, osls reports the missing stack.
 */
export const removeImageAlone = (osls: DeployOsls) =>
  onStage(osls, async (clients, stage) => {
    if (await stackState(clients.cloudFormation(), stackName(stage, settingsOf(stage).place))) return;
    if ((await removeImagesOf(clients, stage)) === 'absent') return;
    endProgress();
    process.stderr.write(`✔ Removed the images of stage ${stage}. There was nothing else to remove.\n`);
    process.exit(0);
  });

function removeImagesOf(clients: AwsClients, stage: StageName): Promise<'removed' | 'absent'> {
  const where = imagePlace(stage);
  return removeImages(imagePorts(clients, where, { watch: progressWatch(), clock: monitoringClock() }), where);
}

/** Exits with 1 on failure; running the command again continues. The preview has no image. */
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
