/** A permission of the app in AWS. */
export interface TaskPermission {
  /** IAM actions, such as `s3:GetObject`. */
  actions: readonly [`${string}:${string}`, ...`${string}:${string}`[]];
  /** ARNs, such as `arn:aws:s3:::sales-data/*`. */
  resources: readonly [string, ...string[]];
  /** The purpose, in a few words. It is stored in the template's metadata for reviewers. */
  why: string;
}
