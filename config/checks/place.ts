import { isAccount, isName, isRegion, named } from './forms.ts';
import { type Check, problem } from './problem.ts';

/** The names that a stage's own begin with, and where in AWS it is. */
export const place: Check = function* ({ place: { account, region, prefix } }, stage) {
  if (!isName(stage)) yield problem('stage', stage, named, 'Rename it.');
  if (stage.endsWith('-image')) {
    yield problem(
      'stage',
      stage,
      'a name that does not end in -image',
      'So is called what builds the image of a stage. Rename it.',
    );
  }
  if (!isName(prefix)) yield problem('place.prefix', prefix, named, 'Change it.');
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  if (/^internal(-|$)/.test(prefix)) {
    yield problem(
      'place.prefix',
      prefix,
      'a prefix other than internal',
      'AWS keeps it for load balancers of its own.',
    );
  }
  if (!isAccount(account)) {
    yield problem('place.account', account, '12 digits', 'Ask `aws sts get-caller-identity`.');
  }
  if (!isRegion(region)) {
    yield problem(
      'place.region',
      region,
      'a region of AWS such as eu-west-1, outside China and GovCloud',
      'Correct it.',
    );
  }
};
