import { leastStage } from '../base.ts';
import type { Change } from '../change.ts';

const network = {
  vpc: 'vpc-0123456789abcdef0',
  publicSubnets: ['subnet-00000001', 'subnet-00000002'],
  taskSubnets: ['subnet-00000003'],
  assignPublicIp: false,
} as const;

export const networkChanges: readonly Change[] = [
  {
    setting: 'network',
    to: { ...leastStage, network },
    changes: {
      Vpc: [
        {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true },
        },
        undefined,
      ],
      InternetGateway: [{ Type: 'AWS::EC2::InternetGateway', Properties: {} }, undefined],
      InternetGatewayAttachment: [
        {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'InternetGateway' } },
        },
        undefined,
      ],
      PublicRoutes: [{ Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } }, undefined],
      InternetRoute: [
        {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'PublicRoutes' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'InternetGateway' },
          },
          DependsOn: ['InternetGatewayAttachment'],
        },
        undefined,
      ],
      PublicSubnetA: [
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            CidrBlock: '10.0.0.0/24',
            AvailabilityZone: { 'Fn::Select': [0, { Ref: 'Zones' }] },
          },
        },
        undefined,
      ],
      PublicSubnetARoutes: [
        {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'PublicSubnetA' }, RouteTableId: { Ref: 'PublicRoutes' } },
        },
        undefined,
      ],
      PublicSubnetB: [
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            CidrBlock: '10.0.1.0/24',
            AvailabilityZone: { 'Fn::Select': [1, { Ref: 'Zones' }] },
          },
        },
        undefined,
      ],
      PublicSubnetBRoutes: [
        {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'PublicSubnetB' }, RouteTableId: { Ref: 'PublicRoutes' } },
        },
        undefined,
      ],
      'LoadBalancerSecurityGroup.Properties.VpcId': [{ Ref: 'Vpc' }, 'vpc-0123456789abcdef0'],
      'LoadBalancerSecurityGroup.Properties.SecurityGroupEgress.1.CidrIp': ['10.0.0.0/16', '0.0.0.0/0'],
      'LoadBalancer.Properties.Name': ['streamgate-prod', 'streamgate-prod-9abcdef0'],
      'LoadBalancer.Properties.Subnets': [
        [{ Ref: 'PublicSubnetA' }, { Ref: 'PublicSubnetB' }],
        ['subnet-00000001', 'subnet-00000002'],
      ],
      'LoadBalancer.DependsOn': [['InternetRoute'], []],
      'TaskSecurityGroup.Properties.VpcId': [{ Ref: 'Vpc' }, 'vpc-0123456789abcdef0'],
      'AppSalesTargets.Properties.VpcId': [{ Ref: 'Vpc' }, 'vpc-0123456789abcdef0'],
      'AppSalesService.Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': ['ENABLED', 'DISABLED'],
      'AppSalesService.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets': [
        [{ Ref: 'PublicSubnetA' }, { Ref: 'PublicSubnetB' }],
        ['subnet-00000003'],
      ],
      'SignoutPermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-signout/*',
        'targetgroup/streamgate-prod-signout-9abcdef0/*',
      ],
      'SignoutTargets.Properties.Name': ['streamgate-prod-signout', 'streamgate-prod-signout-9abcdef0'],
      'WakePermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-wake/*',
        'targetgroup/streamgate-prod-wake-9abcdef0/*',
      ],
      'WakeTargets.Properties.Name': ['streamgate-prod-wake', 'streamgate-prod-wake-9abcdef0'],
      'PortalPermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-portal/*',
        'targetgroup/streamgate-prod-portal-9abcdef0/*',
      ],
      'BulkInvitePermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-bulk-invite/*',
        'targetgroup/streamgate-prod-bulk-in-bfd58605/*',
      ],
      'PortalTargets.Properties.Name': ['streamgate-prod-portal', 'streamgate-prod-portal-9abcdef0'],
      'BulkInviteTargets.Properties.Name': ['streamgate-prod-bulk-invite', 'streamgate-prod-bulk-in-bfd58605'],
    },
  },
  {
    setting: 'network.vpc',
    from: { ...leastStage, network },
    to: { ...leastStage, network: { ...network, vpc: 'vpc-00000000000000001' } },
    changes: {
      'LoadBalancerSecurityGroup.Properties.VpcId': ['vpc-0123456789abcdef0', 'vpc-00000000000000001'],
      'LoadBalancer.Properties.Name': ['streamgate-prod-9abcdef0', 'streamgate-prod-00000001'],
      'TaskSecurityGroup.Properties.VpcId': ['vpc-0123456789abcdef0', 'vpc-00000000000000001'],
      'AppSalesTargets.Properties.VpcId': ['vpc-0123456789abcdef0', 'vpc-00000000000000001'],
      'SignoutPermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-signout-9abcdef0/*',
        'targetgroup/streamgate-prod-signout-00000001/*',
      ],
      'SignoutTargets.Properties.Name': ['streamgate-prod-signout-9abcdef0', 'streamgate-prod-signout-00000001'],
      'WakePermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-wake-9abcdef0/*',
        'targetgroup/streamgate-prod-wake-00000001/*',
      ],
      'WakeTargets.Properties.Name': ['streamgate-prod-wake-9abcdef0', 'streamgate-prod-wake-00000001'],
      'PortalPermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-portal-9abcdef0/*',
        'targetgroup/streamgate-prod-portal-00000001/*',
      ],
      'BulkInvitePermission.Properties.SourceArn.Fn::Join.1.5': [
        'targetgroup/streamgate-prod-bulk-in-bfd58605/*',
        'targetgroup/streamgate-prod-bulk-in-89ce771c/*',
      ],
      'PortalTargets.Properties.Name': ['streamgate-prod-portal-9abcdef0', 'streamgate-prod-portal-00000001'],
      'BulkInviteTargets.Properties.Name': ['streamgate-prod-bulk-in-bfd58605', 'streamgate-prod-bulk-in-89ce771c'],
    },
  },
  {
    setting: 'network.publicSubnets',
    from: { ...leastStage, network },
    to: { ...leastStage, network: { ...network, publicSubnets: ['subnet-00000001', 'subnet-00000009'] } },
    changes: {
      'LoadBalancer.Properties.Subnets': [
        ['subnet-00000001', 'subnet-00000002'],
        ['subnet-00000001', 'subnet-00000009'],
      ],
    },
  },
  {
    setting: 'network.taskSubnets',
    from: { ...leastStage, network },
    to: { ...leastStage, network: { ...network, taskSubnets: ['subnet-00000009'] } },
    changes: {
      'AppSalesService.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets': [
        ['subnet-00000003'],
        ['subnet-00000009'],
      ],
    },
  },
  {
    setting: 'network.assignPublicIp',
    from: { ...leastStage, network },
    to: { ...leastStage, network: { ...network, assignPublicIp: true } },
    changes: {
      'AppSalesService.Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': ['DISABLED', 'ENABLED'],
    },
  },
];
