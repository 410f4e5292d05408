import { SecretsManagerSecret } from '@awboost/cfn-resource-types/AWS-SecretsManager-Secret';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { secretVariable } from '../../config/environment.ts';
import { givenArn, type SecretArn, secretAlone } from '../../config/settings/app/secret.ts';
import type { App } from '../stage.ts';
import type { Template } from '../template.ts';

/** A secret as the container gets it and as its execution role reads it. */
export interface Secret {
  /** The variable it arrives in. */
  variable: string;
  /** What ECS is told: an ARN, with a field of it perhaps. */
  from: IntrinsicValue;
  service: 'secretsmanager' | 'ssm';
  /** The ARN alone, as a policy names it. */
  arn: IntrinsicValue;
  /** The key that encrypts it, if it is the team's own. */
  key?: IntrinsicValue;
}

/** Everything secret that an app starts with. */
export const appSecrets = (template: Template, { id, name, settings }: App): Secret[] => [
  ...Object.entries(settings.secrets).map(([key, given]) => ({
    variable: secretVariable(key),
    ...described(givenArn(given)),
    ...(typeof given === 'string' ? {} : { key: given.key }),
  })),
  ...(settings.replicas > 1 ? [cookieSecret(template, id, name)] : []),
];

function described(from: SecretArn) {
  const service = from.startsWith('arn:aws:ssm:') ? ('ssm' as const) : ('secretsmanager' as const);
  return { from, service, arn: secretAlone(from) };
}

/** What Streamlit signs its cookies with, made by AWS: a copy must take the cookie that another one gave. */
function cookieSecret(template: Template, id: string, name: string): Secret {
  const { ref } = template.use(
    new SecretsManagerSecret(`${id}CookieSecret`, {
      Description: `Signs the cookies of ${name}: all copies of it have the same`,
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    }),
  );
  return { variable: 'STREAMLIT_SERVER_COOKIE_SECRET', from: ref, service: 'secretsmanager', arn: ref };
}
