import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, seen, wanted } from './fakes/wanted.ts';
import { type MailSender, mail } from './mail.ts';

const identity = 'arn:aws:ses:us-east-1:222222222222:identity/example.com';
const bySes = wanted({ login: { sender: { identity } } });
const sound: MailSender = { verified: seen(true), account: seen({ sending: true, production: true }) };

test('Cognito says how many it sends', () => {
  expect(lines(...mail(undefined, wanted()))).toEqual(['✓ mail  Cognito sends: 50 mails a day in the whole account']);
});

test.each<[string, Partial<MailSender>, string]>([
  ['sends', {}, `✓ mail  SES sends as ${identity}`],
  [
    'has no such identity',
    { verified: seen(undefined) },
    `✗ mail  SES has no identity ${identity}. Create it in us-east-1, or correct login.sender.`,
  ],
  [
    'did not verify it',
    { verified: seen(false) },
    `✗ mail  The identity ${identity} is not verified. ` +
      'Add the records, or follow the link, that SES asks for: Cognito takes no other.',
  ],
  [
    'has stopped',
    { account: seen({ sending: false, production: true }) },
    '✗ mail  SES has stopped sending for the account in us-east-1. See in SES why.',
  ],
  [
    'is in its sandbox',
    { account: seen({ sending: true, production: false }) },
    '! mail  SES is in its sandbox in us-east-1: it sends to verified addresses only, 200 mails a day. ' +
      'Ask there for production access before you invite others.',
  ],
  [
    'may not be asked for the identity',
    { verified: denied('ses:GetEmailIdentity') },
    `! mail  The identity ${identity} could not be looked at: User ana is not authorized. ` +
      'Grant the deploying role the permission ses:GetEmailIdentity.',
  ],
  [
    'may not be asked for its state',
    { account: denied('ses:GetAccount') },
    '! mail  SES in us-east-1 could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission ses:GetAccount.',
  ],
])('SES %s', (_case, more, line) => {
  expect(lines(...mail({ ...sound, ...more }, bySes))).toEqual([line]);
});
