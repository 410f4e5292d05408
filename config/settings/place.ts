/** An AWS region, such as `eu-west-1`. */
export type Region = `${string}-${string}-${number}`;

/** Where a stage lives, under which names, and what becomes of it. */
export interface PlaceSettings {
  /** The AWS account's id: 12 digits. */
  account: string;
  /** The AWS region of everything but a login host's certificate, such as `eu-west-1`. */
  region: Region;
  /**
   * First part of every name in the account: the stack is `<prefix>-<stage>`. Another prefix is another deployment beside
   * the first one. Small letters and digits, words joined by hyphens, 20 characters at most, and not beginning with the word `internal`.
   * @default "streamgate"
   */
  prefix?: string;
  /**
   * Tags of everything that CloudFormation can tag, besides `STAGE` and `streamgate:stage`. 48 at most; keys in ASCII, values not empty.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
   * @default {}
   */
  tags?: Readonly<Record<string, string>>;
  /**
   * What `npx sls remove` leaves: nothing (`destroy`), or the user pool with its people and their groups, and the ledger of
   * their invitations, and the access logs (`retain`). A stage that retains refuses deploys that would replace pool or ledger. AWS refuses to
   * delete these two and the load balancer until their deletion protection is off; `npx sls remove` switches off the load balancer's.
   * @default "destroy"
   */
  onRemove?: 'destroy' | 'retain';
}

/** What a stage gets where it says nothing. */
export const placeDefaults = { prefix: 'streamgate', tags: {}, onRemove: 'destroy' } as const;
