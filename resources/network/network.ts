import { EC2InternetGateway } from '@awboost/cfn-resource-types/AWS-EC2-InternetGateway';
import { EC2Route } from '@awboost/cfn-resource-types/AWS-EC2-Route';
import { EC2RouteTable } from '@awboost/cfn-resource-types/AWS-EC2-RouteTable';
import { EC2Subnet } from '@awboost/cfn-resource-types/AWS-EC2-Subnet';
import { EC2SubnetRouteTableAssociation } from '@awboost/cfn-resource-types/AWS-EC2-SubnetRouteTableAssociation';
import { EC2VPC } from '@awboost/cfn-resource-types/AWS-EC2-VPC';
import { EC2VPCGatewayAttachment } from '@awboost/cfn-resource-types/AWS-EC2-VPCGatewayAttachment';
import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { NetworkSettings } from '../../config/settings/network.ts';
import type { Template } from '../template.ts';

/** Every address. */
export const anywhere = '0.0.0.0/0';

export interface Network {
  vpcId: IntrinsicValue;
  /** The addresses that the apps may have. */
  taskAddresses: string;
  /** The load balancer's. */
  publicSubnets: IntrinsicValue[];
  /** The apps'. */
  taskSubnets: IntrinsicValue[];
  assignPublicIp: boolean;
  /** What makes subnets public, if it is the stack's: before it there is no internet. */
  dependencies: string[];
}

export const network = (template: Template, settings: NetworkSettings): Network =>
  settings === 'create'
    ? ownNetwork(template)
    : {
        vpcId: settings.vpc,
        taskAddresses: anywhere, // a VPC can have several ranges, and we know none of them
        publicSubnets: [...settings.publicSubnets],
        taskSubnets: [...settings.taskSubnets],
        assignPublicIp: settings.assignPublicIp,
        dependencies: [],
      };

/** Which zones the network is in, two of them. The deploy says it, for they have to stay: src/commands/deploy/parameters.ts. */
const zones = 'Zones';

const cidr = '10.0.0.0/16';

/** Two public subnets, as a load balancer asks for, and no NAT gateway, which costs more than the app. */
function ownNetwork(template: Template): Network {
  template.add('Parameters', zones, { Type: 'CommaDelimitedList', Description: "The network's Availability Zones" });
  const vpc = template.use(new EC2VPC('Vpc', { CidrBlock: cidr, EnableDnsHostnames: true, EnableDnsSupport: true }));
  const gateway = template.use(new EC2InternetGateway('InternetGateway', {}));
  const attachment = template.use(
    new EC2VPCGatewayAttachment('InternetGatewayAttachment', { VpcId: vpc.ref, InternetGatewayId: gateway.ref }),
  );
  const routes = template.use(new EC2RouteTable('PublicRoutes', { VpcId: vpc.ref }));
  const internetRoute = template.use(
    new EC2Route(
      'InternetRoute',
      { RouteTableId: routes.ref, DestinationCidrBlock: anywhere, GatewayId: gateway.ref },
      { DependsOn: [attachment.name] },
    ),
  );
  const subnets = ['A', 'B'].map((letter, index) => {
    const subnet = template.use(
      new EC2Subnet(`PublicSubnet${letter}`, {
        VpcId: vpc.ref,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: Fn.select(index, Fn.ref(zones)),
      }),
    );
    template.use(
      new EC2SubnetRouteTableAssociation(`PublicSubnet${letter}Routes`, {
        SubnetId: subnet.ref,
        RouteTableId: routes.ref,
      }),
    );
    return subnet.ref;
  });
  return {
    vpcId: vpc.ref,
    taskAddresses: cidr,
    publicSubnets: subnets,
    taskSubnets: subnets,
    assignPublicIp: true, // instead of a NAT gateway
    dependencies: [internetRoute.name],
  };
}
