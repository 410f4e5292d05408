import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { availabilityZones } from '../../aws/preflight/network.ts';
import { stackState } from '../../aws/stack/stack.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying } from './deploying.ts';

/**
 * Declares the stack's parameters in osls' core template. osls creates the stack from that template and already sends every parameter
 * with it, and CloudFormation refuses what a template does not declare: https://github.com/deep-security/cloudformation/issues/29
 */
export async function coreTemplate({ osls }: Pick<Deploying, 'osls'>): Promise<void> {
  const { coreCloudFormationTemplate, compiledCloudFormationTemplate } = osls.service.provider;
  coreCloudFormationTemplate.Parameters = compiledCloudFormationTemplate.Parameters ?? {};
}

const allowed = explainDenial('Could not read the Availability Zones of the network');

/**
 * Passes the zones of the stage's own network to the stack: always those of the first deploy. A subnet cannot move to another zone,
 * and EC2 refuses a replacement with the same address range. `Fn::GetAZs` may change its order:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html
 */
export async function zones({ osls, stage, clients }: Deploying): Promise<void> {
  const parameter = osls.service.provider.stackParameters.find(({ ParameterKey }) => ParameterKey === 'Zones');
  if (!parameter) return;
  const { place } = settingsOf(stage);
  const state = stackState(clients.cloudFormation(), stackName(stage, place));
  const deployed = (await allowed('cloudformation:DescribeStacks', state))?.parameters.Zones;
  if (deployed) {
    parameter.ParameterValue = deployed;
    return;
  }
  const available = await allowed('ec2:DescribeAvailabilityZones', availabilityZones(clients.ec2()));
  parameter.ParameterValue = chooseZones(place.region, available).join(',');
}

/** An Availability Zone of a region, as EC2 describes it. */
export interface AvailabilityZone {
  /** Such as `eu-west-1a`. It means a different zone in each account. */
  name: string;
  /** Such as `euw1-az2`: the same zone in every account. */
  id: string;
}

/**
 * The zones with Fargate, for regions that do not have it in every zone.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
 */
const fargateZones: Readonly<Record<string, readonly string[]>> = {
  'ap-northeast-1': ['apne1-az1', 'apne1-az2', 'apne1-az4'],
  'us-west-1': ['usw1-az1', 'usw1-az3'],
};

/** Names of the two zones of a new network: a load balancer needs two. Throws if there are fewer. */
export function chooseZones(region: string, zones: readonly AvailabilityZone[]): readonly [string, string] {
  const usable = zones.filter(({ id }) => fargateZones[region]?.includes(id) ?? true);
  const [first, second] = usable.map(({ name }) => name).sort();
  if (first && second) return [first, second];
  throw new Error(
    `${region} has ${usable.length} Availability Zones for Fargate in this account: ${JSON.stringify(zones)}. ` +
      'Allowed: at least 2. Use another region, or a network of your own: `network` in config/stages.ts.',
  );
}
