/** Something that the app itself may do in AWS. */
export interface TaskPermission {
  /** IAM actions, such as `s3:GetObject`. */
  actions: readonly [`${string}:${string}`, ...`${string}:${string}`[]];
  /** ARNs, such as `arn:aws:s3:::sales-data/*`. */
  resources: readonly [string, ...string[]];
  /** What for, in a few words. It is in the template's metadata, for whoever reviews it. */
  why: string;
}
