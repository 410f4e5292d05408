import { loadBalancerName, stackName } from '../../../config/names.ts';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { loadBalancerSwitches } from '../../aws/load-balancer.ts';
import { physicalId } from '../../aws/stack/stack.ts';
import type { Deploying } from './deploying.ts';

// Not in the template: there, the protection would keep the load balancer and its network when a first deploy is rolled back.

async function deployed({ stage, clients }: Pick<Deploying, 'stage' | 'clients'>) {
  const { place, network } = completeStage(settingsOf(stage));
  if (place.onRemove !== 'retain') return undefined;
  const stack = stackName(stage, place);
  const arn = await physicalId(clients.cloudFormation(), stack, 'LoadBalancer');
  if (!arn) return undefined;
  const isReplaced = !arn.includes(`/app/${loadBalancerName(stack, network)}/`);
  return { ...loadBalancerSwitches(clients.loadBalancing(), arn), isReplaced };
}

/** After the deploy of a stage with onRemove 'retain': protects its load balancer against deletion. */
export async function protect(deploying: Pick<Deploying, 'stage' | 'clients'>): Promise<void> {
  await (await deployed(deploying))?.protect(true);
}

/** Before an update that moves the stage to another network: CloudFormation must be able to delete the old load balancer. */
export async function unprotectReplaced(deploying: Pick<Deploying, 'osls' | 'stage' | 'clients'>): Promise<void> {
  if (deploying.osls.service.provider.shouldNotDeploy) return;
  const balancer = await deployed(deploying);
  if (balancer?.isReplaced) await balancer.protect(false);
}
