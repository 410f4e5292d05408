import { isAddress } from '../../src/kit/address.ts';
import { isAccount, isRegion, partsOf } from './forms.ts';
import { type Check, problem } from './problem.ts';

/** Who is told of alarms. CloudWatch reaches topics of its own region only, and whether another account lets it nobody can see here. */
export const alarms: Check = function* ({ place, alarms: given }) {
  if (given === undefined) return;
  if ('email' in given) {
    if (!isAddress(given.email)) {
      const fix = 'For several addresses, use a topic.';
      yield problem('alarms.email', given.email, 'one address such as data@example.com', fix);
    }
    return;
  }
  const { region, account, resource } = partsOf(given.topic);
  if (!isRegion(region) || !isAccount(account) || !/^[\w-]{1,256}$/.test(resource)) {
    const allowed = `the ARN of a standard topic, such as arn:aws:sns:${place.region}:${place.account}:alarms`;
    yield problem(
      'alarms.topic',
      given.topic,
      allowed,
      'Copy it from SNS. Alarms cannot use a topic that ends in .fifo.',
    );
  } else if (region !== place.region || account !== place.account) {
    const allowed = `a topic in ${place.region} of the account ${place.account}`;
    yield problem('alarms.topic', given.topic, allowed, 'Create one there. Its subscribers can be anywhere.');
  }
};
