/** The id of a subnet of the VPC. */
export type SubnetId = `subnet-${string}`;

/** A network that exists already. streamgate adds its load balancer and its apps to it, and no gateway, route or subnet. */
export interface ExistingNetwork {
  /** The VPC of all the subnets below. */
  vpc: `vpc-${string}`;
  /** The load balancer's: two at least, in different availability zones, with a route to an internet gateway. */
  publicSubnets: readonly [SubnetId, SubnetId, ...SubnetId[]];
  /** The apps'. They may be the public ones. */
  taskSubnets: readonly [SubnetId, ...SubnetId[]];
  /**
   * Whether a task gets a public address: `true` in subnets whose way out is an internet gateway, `false` behind a NAT
   * gateway. Without a way out a task can fetch neither its image nor the keys that tokens are verified with.
   */
  assignPublicIp: boolean;
}

/**
 * `create`: a VPC of the stage's own with two public subnets and no NAT gateway, which would cost more than an app. Or a network
 * of yours. Changing one into the other replaces the load balancer; visitors are off for some minutes.
 */
export type NetworkSettings = 'create' | ExistingNetwork;
