/** An AWS region, such as `eu-west-1`. */
export type Region = `${string}-${string}-${number}`;

/** The AWS account and region of a stage, the names and tags of its resources, and what is left when it is removed. */
export interface PlaceSettings {
  /** The id of the AWS account: 12 digits. */
  account: string;
  /** The AWS region, such as `eu-west-1`. Only the certificate of a sign-in host must be in us-east-1. */
  region: Region;
  /**
   * The start of every name in the account: the stack is `<prefix>-<stage>`. Another prefix is a second, separate deployment. Lower-case
   * letters and digits, words joined by hyphens, at most 20 characters, and not starting with the word `internal`.
   * @default "streamgate"
   */
  prefix?: string;
  /**
   * Tags for every resource that CloudFormation can tag, in addition to `STAGE` and `streamgate:stage`. At most 48; keys in ASCII, values
   * not empty. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
   * @default {}
   */
  tags?: Readonly<Record<string, string>>;
  /**
   * What `npx sls remove` leaves behind. `destroy`: nothing. `retain`: the user pool with its people and groups, the record of their
   * invitations, and the access logs. A stage that retains also rejects deploys that would replace the user pool or that record. AWS
   * refuses to delete these two and the load balancer until their deletion protection is off; `npx sls remove` turns it off for the load
   * balancer only.
   * @default "destroy"
   */
  onRemove?: 'destroy' | 'retain';
}

/** The default settings of a place. */
export const placeDefaults = { prefix: 'streamgate', tags: {}, onRemove: 'destroy' } as const;
