import { type Check, problem } from './problem.ts';

/** What IAM, ECS, Lambda and the load balancer take alike. CloudFormation takes no empty value. */
const valueForm = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;

/** osls takes fewer characters than AWS: its schema of `stackTags`. https://github.com/oss-serverless/serverless */
const keyForm = /^(?!aws:)[\w ./=+:-]{1,128}$/i;

const own = 'streamgate:stage';

/** Tags for everything. IAM takes no two keys that differ in capital letters alone. */
export const tags: Check = function* ({ place }) {
  const entries = Object.entries(place.tags);
  if (entries.length > 48) {
    yield problem('place.tags', entries.length, 'at most 48 tags', 'AWS accepts 50; streamgate and osls add one each.');
  }
  const seen = new Map([[own, own]]);
  for (const [key, value] of entries) {
    const other = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), key);
    if (other === own) yield problem('place.tags', key, `keys other than ${own}`, 'Remove it: every stage has it.');
    else if (other !== undefined) {
      yield problem(
        'place.tags',
        key,
        `a key that differs from ${other} in more than upper and lower case`,
        'Keep one of them.',
      );
    } else if (!keyForm.test(key)) {
      const allowed = 'a key of 1 to 128 letters without accents, digits, spaces and _.:/=+-, not starting with aws:';
      yield problem('place.tags', key, allowed, 'Rename it.');
    }
    if (!valueForm.test(value)) {
      const allowed = 'a value of 1 to 256 letters, digits, spaces and _.:/=+-@';
      yield problem('place.tags', { [key]: value }, allowed, 'Change the value, or remove the tag.');
    }
  }
};
