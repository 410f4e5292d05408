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
      'This suffix is reserved for image-build stacks. Rename the stage.',
    );
  }
  if (!isName(prefix)) yield problem('place.prefix', prefix, named);
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  if (/^internal(-|$)/.test(prefix)) {
    yield problem(
      'place.prefix',
      prefix,
      'a prefix other than internal',
      'AWS reserves this word for internal load balancers.',
    );
  }
  if (!isAccount(account)) {
    yield problem('place.account', account, '12 digits', 'Run `aws sts get-caller-identity` to find it.');
  }
  if (!isRegion(region)) {
    yield problem('place.region', region, 'an AWS region such as eu-west-1, outside China and GovCloud');
  }
};
