import { accessLogs, stackName } from '../../../config/names.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';
import { emptyBucket } from '../../aws/buckets.ts';
import { type AwsClients, awsClients } from '../../aws/clients.ts';
import { loadBalancerSwitches } from '../../aws/load-balancer.ts';
import { unlessMissing } from '../../aws/missing.ts';
import { physicalId } from '../../aws/stack/stack.ts';
import type { DeployOsls } from '../deploy/deploying.ts';
import { endProgress } from '../kit/progress.ts';

/** What remains of each stack, read before osls removes it. */
const found = new WeakMap<DeployOsls, readonly string[]>();

/** Before osls removes the stack: releases what AWS would refuse to delete, and notes what remains. */
export async function prepareRemoval(osls: DeployOsls): Promise<void> {
  const stage = stageNamed(osls.service.provider.stage);
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    found.set(osls, await releaseProtected(clients, stage));
  } catch (error) {
    endProgress();
    process.stderr.write(`✗ Nothing was removed: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  } finally {
    clients.destroy();
  }
}

/** Disables the load balancer's protection and access logs, and empties their bucket. With onRemove 'retain', returns what remains. */
export async function releaseProtected(clients: AwsClients, stage: StageName): Promise<string[]> {
  const { place, domain } = settingsOf(stage);
  const idOf = (logicalId: string) => physicalId(clients.cloudFormation(), stackName(stage, place), logicalId);
  const [balancer, bucket] = await Promise.all([idOf('LoadBalancer'), idOf(accessLogs.bucket)]);
  if (balancer) {
    const switches = loadBalancerSwitches(clients.loadBalancing(), balancer);
    await switches.protect(false);
    if (bucket) await switches.stopLogging();
  }
  if (place.onRemove !== 'retain') {
    if (bucket) await unlessMissing(emptyBucket(clients.s3(), bucket), 'NoSuchBucket');
    return [];
  }
  const [pool, ledger] = await Promise.all([idOf('UserPool'), idOf('Ledger')]);
  const days = domain.accessLogs ? `; S3 deletes each file after ${domain.accessLogs.keepDays} days` : '';
  return [
    ...(pool ? [`user pool ${pool}: people and groups, protected against deletion`] : []),
    ...(ledger ? [`DynamoDB table ${ledger}: invitations, protected against deletion`] : []),
    ...(bucket ? [`S3 bucket ${bucket}: access logs${days}`] : []),
  ];
}

/** After osls has removed the stack. */
export async function printKept(osls: DeployOsls): Promise<void> {
  const kept = found.get(osls) ?? [];
  if (kept.length === 0) return;
  const stage = stageNamed(osls.service.provider.stage);
  endProgress();
  process.stderr.write(
    `! Stage ${stage} has onRemove: 'retain'. Left in ${settingsOf(stage).place.region}:\n${kept.map(line => `    ${line}\n`).join('')}`,
  );
}
