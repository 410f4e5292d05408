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

/** Its ARN as it was given, with a field of it perhaps. */
export const givenArn = (secret: SecretArn | EncryptedSecret): SecretArn =>
  typeof secret === 'string' ? secret : secret.arn;

/** `arn:aws:secretsmanager:<region>:<account>:secret:<name>`, without the field, stage and version that ECS reads behind it. */
export const secretAlone = (arn: SecretArn): string => arn.split(':').slice(0, 7).join(':');
