/** The id of a subnet. */
export type SubnetId = `subnet-${string}`;

/** An existing network. streamgate adds its load balancer and apps to it, but no gateways, routes or subnets. */
export interface ExistingNetwork {
  /** The VPC of all the subnets below. */
  vpc: `vpc-${string}`;
  /** The subnets of the load balancer: at least two, in different Availability Zones, with a route to an internet gateway. */
  publicSubnets: readonly [SubnetId, SubnetId, ...SubnetId[]];
  /** The subnets of the apps. They can be the public subnets. */
  taskSubnets: readonly [SubnetId, ...SubnetId[]];
  /**
   * Whether an app gets a public IP address: `true` in subnets that reach the internet through an internet gateway, `false` behind a NAT
   * gateway. Without access to the internet, an app can fetch neither its image nor the keys that verify tokens.
   */
  assignPublicIp: boolean;
}

/**
 * `create`: a new VPC with two public subnets and without a NAT gateway, which would cost more than an app. Or an existing network.
 * Changing from one to the other replaces the load balancer and interrupts all apps for several minutes.
 */
export type NetworkSettings = 'create' | ExistingNetwork;
