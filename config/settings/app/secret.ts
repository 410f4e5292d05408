/**
 * A secret of Secrets Manager or a parameter of SSM, by its ARN. Secrets Manager's may name one field of a JSON secret:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export type SecretArn =
  | `arn:aws:secretsmanager:${string}:${string}:secret:${string}`
  | `arn:aws:ssm:${string}:${string}:parameter/${string}`;

/** A secret that a key of your own encrypts. */
export interface EncryptedSecret {
  /** The secret. */
  arn: SecretArn;
  /** The KMS key: the app's execution role may decrypt with it. */
  key: `arn:aws:kms:${string}:${string}:key/${string}`;
}
