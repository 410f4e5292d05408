import { repeated } from './forms.ts';
import { type Check, problem } from './problem.ts';

const hex = '(?:[0-9a-f]{8}|[0-9a-f]{17})';
const vpcForm = new RegExp(`^vpc-${hex}$`);
const subnetForm = new RegExp(`^subnet-${hex}$`);
const digits = '8 or 17 hexadecimal digits';

/** ECS takes 16 for a service. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html */
const maxTaskSubnets = 16;

/** A network that exists already. */
export const network: Check = function* ({ network: given }) {
  if (given === 'create') return;
  const { vpc, publicSubnets, taskSubnets } = given;
  if (!vpcForm.test(vpc)) yield problem('network.vpc', vpc, `vpc- and ${digits}`, 'Copy it from the VPC console.');
  for (const [list, subnets] of Object.entries({ publicSubnets, taskSubnets })) {
    const path = `network.${list}`;
    for (const subnet of subnets.filter(id => !subnetForm.test(id))) {
      yield problem(path, subnet, `subnet- and ${digits}`, 'Copy it from the VPC console.');
    }
    for (const subnet of repeated(subnets)) yield problem(path, subnet, 'each subnet once');
  }
  if (taskSubnets.length > maxTaskSubnets) {
    const allowed = `at most ${maxTaskSubnets} subnets`;
    yield problem('network.taskSubnets', taskSubnets.length, allowed, 'Remove some: ECS accepts no more.');
  }
};
