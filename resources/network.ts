import { EC2InternetGateway } from '@awboost/cfn-resource-types/AWS-EC2-InternetGateway';
import { EC2Route } from '@awboost/cfn-resource-types/AWS-EC2-Route';
import { EC2RouteTable } from '@awboost/cfn-resource-types/AWS-EC2-RouteTable';
import { EC2Subnet } from '@awboost/cfn-resource-types/AWS-EC2-Subnet';
import { EC2SubnetRouteTableAssociation } from '@awboost/cfn-resource-types/AWS-EC2-SubnetRouteTableAssociation';
import { EC2VPC } from '@awboost/cfn-resource-types/AWS-EC2-VPC';
import { EC2VPCGatewayAttachment } from '@awboost/cfn-resource-types/AWS-EC2-VPCGatewayAttachment';
import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Template } from './template.ts';

export interface Network {
  vpcId: IntrinsicValue;
  /** The addresses of everything inside. */
  cidr: string;
  subnetIds: IntrinsicValue[];
  /** Without it nothing inside reaches, or is reached from, the internet. */
  internetRoute: { readonly name: string };
}

const cidr = '10.0.0.0/16';

/** A network of our own: two public subnets, as a load balancer asks for, and no NAT gateway, which costs more than the app. */
export function network(template: Template): Network {
  const vpc = template.use(new EC2VPC('Vpc', { CidrBlock: cidr, EnableDnsHostnames: true, EnableDnsSupport: true }));
  const gateway = template.use(new EC2InternetGateway('InternetGateway', {}));
  const attachment = template.use(
    new EC2VPCGatewayAttachment('InternetGatewayAttachment', { VpcId: vpc.ref, InternetGatewayId: gateway.ref }),
  );
  const routes = template.use(new EC2RouteTable('PublicRoutes', { VpcId: vpc.ref }));
  const internetRoute = template.use(
    new EC2Route(
      'InternetRoute',
      { RouteTableId: routes.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway.ref },
      { DependsOn: [attachment.name] },
    ),
  );
  const subnetIds = ['A', 'B'].map((letter, index) => {
    const subnet = template.use(
      new EC2Subnet(`PublicSubnet${letter}`, {
        VpcId: vpc.ref,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: Fn.select(index, Fn.getAZs('')),
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
  return { vpcId: vpc.ref, cidr, subnetIds, internetRoute };
}
