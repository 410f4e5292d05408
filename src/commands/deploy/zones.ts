import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { availabilityZones } from '../../aws/availability-zones.ts';
import { stackState } from '../../aws/stack/state.ts';
import { allowing } from './allowed.ts';
import { chooseZones } from './choose-zones.ts';
import type { Deploying } from './deploying.ts';

const allowed = allowing('The Availability Zones of the network are not known');

/**
 * Passes the zones of the stage's own network to the stack: those of the first deploy, for ever. A subnet cannot move to another zone,
 * and the one that would replace it has the same addresses, so EC2 refuses it. `Fn::GetAZs` may change its order:
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
