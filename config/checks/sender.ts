import { isAddress } from '../../src/kit/address.ts';
import { isWithin, mailDomain } from '../../src/kit/domain-name.ts';
import { isAccount, isRegion, partsOf } from './forms.ts';
import { type Check, problem } from './problem.ts';

/** The regions of SES that Cognito uses from anywhere. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html */
const fromAnywhere = ['us-east-1', 'us-west-2', 'eu-west-1'];

const notAscii = /[^\x20-\x7e]/;

/** The address of a sender, which may have a name in front. Undefined where it is no sender. */
function addressOf(from: string): string | undefined {
  const address = /^(?:"[^"\\]*"|[^<>"@,;:\\()]*) ?<([^<>]+)>$/.exec(from)?.[1] ?? from;
  return isAddress(address) ? address.toLowerCase() : undefined;
}

/** SES takes other letters in a name only as RFC 2047 writes them, and in an address not at all. */
function asciiFix(from: string): string {
  const [, name = '', address = ''] = /^"?([^"<]*?)"? ?(<.*)$/.exec(from) ?? [];
  if (!name || notAscii.test(address)) return 'Use another address.';
  return `Write =?UTF-8?B?${Buffer.from(name).toString('base64')}?= ${address}`;
}

/** SES as the sender. An identity of another account Cognito cannot use. */
export const sender: Check = function* ({ place, login }) {
  if (login.sender === 'cognito') return;
  const { identity, from, replyTo } = login.sender;
  const { region, account, resource } = partsOf(identity);
  const verified = resource.replace(/^identity\//, '').toLowerCase();
  const ours = verified.includes('@') ? isAddress(verified) : mailDomain(verified) !== undefined;
  const path = 'login.sender';
  if (!isRegion(region) || !isAccount(account) || !ours) {
    const allowed = `an ARN such as arn:aws:ses:${place.region}:${place.account}:identity/example.com`;
    yield problem(`${path}.identity`, identity, allowed, 'Copy it from SES.');
    return;
  }
  if (account !== place.account) {
    yield problem(`${path}.identity`, identity, `an identity of the account ${place.account}`, 'Verify it there.');
  }
  if (region !== place.region && !fromAnywhere.includes(region)) {
    const regions = [...new Set([place.region, ...fromAnywhere])].join(', ');
    yield problem(`${path}.identity`, identity, `an identity in one of ${regions}`, 'Verify it there.');
  }
  const address = addressOf(from);
  if (address === undefined) {
    const allowed = 'an address, alone or as Data team <data@example.com>';
    yield problem(`${path}.from`, from, allowed, 'Put a name with punctuation into double quotes.');
  } else if (verified.includes('@') ? address !== verified : !isWithin(address.split('@')[1] ?? '', verified)) {
    const fix = 'Use an address of the identity, or another identity: SES sends only from verified ones.';
    yield problem(`${path}.from`, from, `an address of the identity ${verified}`, fix);
  }
  if (notAscii.test(from)) yield problem(`${path}.from`, from, 'ASCII letters', asciiFix(from));
  if (replyTo !== undefined && !isAddress(replyTo)) {
    yield problem(`${path}.replyTo`, replyTo, 'one address such as data@example.com');
  }
};
