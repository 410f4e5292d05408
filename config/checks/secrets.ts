import { givenArn, secretAlone } from '../settings/app/secret.ts';
import { partsOf, regionForm } from './forms.ts';
import { type Check, problem } from './problem.ts';

const where = `${regionForm}:\\d{12}`;
const field = '(?::[^:]*:[^:]*:[^:]*)?';
/** Six characters end a secret's ARN: a policy that names it without them allows nothing. */
const secretForm = new RegExp(`^arn:aws:secretsmanager:${where}:secret:[\\w/+=.@-]+-[A-Za-z0-9]{6}${field}$`);
const parameterForm = new RegExp(`^arn:aws:ssm:${where}:parameter(?:/[\\w.-]+)+$`);
const keyForm = new RegExp(`^arn:aws:kms:${where}:key/[\\w-]+$`);

/** IAM's limit for the policies written into one role. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostCharacters = 10_000;

/**
 * What the secrets are, of whichever region and account: ECS reads any whose owner allows it. Names with a wildcard
 * would be read together, so they are refused.
 */
export const secrets: Check = function* ({ apps }) {
  for (const [name, app] of Object.entries(apps)) {
    const named = new Set<string>();
    for (const [key, given] of Object.entries(app.secrets)) {
      const path = `apps.${name}.secrets.${key}`;
      const arn = givenArn(given);
      named.add(secretAlone(arn));
      if (arn.startsWith('arn:aws:secretsmanager:') && !secretForm.test(arn)) {
        const allowed = 'an ARN that ends like database-AbCdEf, or with a field of it, :password::';
        yield problem(path, arn, allowed, 'Copy the whole of it; a field needs two colons behind it.');
      } else if (arn.startsWith('arn:aws:ssm:') && !parameterForm.test(arn)) {
        const allowed = 'an ARN such as arn:aws:ssm:eu-west-1:111111111111:parameter/sales/key';
        yield problem(path, arn, allowed, "Correct it: the name's own first / is not said twice.");
      }
      if (typeof given === 'string') continue;
      named.add(given.key);
      if (!keyForm.test(given.key)) {
        yield problem(`${path}.key`, given.key, 'the ARN of one key, not of an alias', 'Copy it from KMS.');
      } else if (partsOf(given.key).region !== partsOf(arn).region) {
        const fix = 'Name that one: a key encrypts in its own region only.';
        yield problem(`${path}.key`, given.key, "the key in the secret's region", fix);
      }
    }
    const characters = JSON.stringify([...named]).length;
    if (characters > mostCharacters) {
      const fix = 'IAM takes no more. Put several into one JSON secret.';
      yield problem(`apps.${name}.secrets`, characters, `${mostCharacters} characters of ARNs at most`, fix);
    }
  }
};
