/**
 * The ARN of a secret in Secrets Manager or of a parameter in Systems Manager. The ARN of a JSON secret may select one of its fields:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export type SecretArn =
  | `arn:aws:secretsmanager:${string}:${string}:secret:${string}`
  | `arn:aws:ssm:${string}:${string}:parameter/${string}`;

/** A secret that is encrypted with a KMS key of yours. */
export interface EncryptedSecret {
  /** The ARN of the secret. */
  arn: SecretArn;
  /** The ARN of the KMS key. The app's execution role gets the permission to decrypt with it. */
  key: `arn:aws:kms:${string}:${string}:key/${string}`;
}

/** The ARN as it is in the settings, with a selected field if there is one. */
export const givenArn = (secret: SecretArn | EncryptedSecret): SecretArn =>
  typeof secret === 'string' ? secret : secret.arn;

/** `arn:aws:secretsmanager:<region>:<account>:secret:<name>`, without the field, version stage and version id that ECS accepts after it. */
export const secretAlone = (arn: SecretArn): string => arn.split(':').slice(0, 7).join(':');
