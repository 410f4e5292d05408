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
const maxCharacters = 10_000;

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
        const allowed = 'an ARN that ends like database-AbCdEf, or like database-AbCdEf:password:: for one field';
        yield problem(path, arn, allowed, 'Copy the whole ARN; a field needs two colons after it.');
      } else if (arn.startsWith('arn:aws:ssm:') && !parameterForm.test(arn)) {
        const allowed = 'an ARN such as arn:aws:ssm:eu-west-1:111111111111:parameter/sales/key';
        yield problem(path, arn, allowed, "Do not repeat the leading / of the parameter's name.");
      }
      if (typeof given === 'string') continue;
      named.add(given.key);
      if (!keyForm.test(given.key)) {
        yield problem(`${path}.key`, given.key, 'the ARN of a key, not of an alias', 'Copy it from KMS.');
      } else if (partsOf(given.key).region !== partsOf(arn).region) {
        const fix = 'Use a key of that region: a key only encrypts in its own.';
        yield problem(`${path}.key`, given.key, "the key in the secret's region", fix);
      }
    }
    const characters = JSON.stringify([...named]).length;
    if (characters > maxCharacters) {
      const fix = 'IAM accepts no more. Combine several into one JSON secret.';
      yield problem(`apps.${name}.secrets`, characters, `at most ${maxCharacters} characters of ARNs`, fix);
    }
  }
};
