import { expect, test } from '@jest/globals';
import type { SesSender } from '../settings/login/sender.ts';
import { linesOf, withLogin } from './fakes/settings.ts';

const identity = (name: string, place: `${string}:${string}` = 'eu-west-1:222222222222') =>
  `arn:aws:ses:${place}:identity/${name}` as const;
const ses = (more: Partial<SesSender>) =>
  withLogin({ sender: { identity: identity('example.com'), from: 'data@example.com', ...more } });

test.each<[string, Partial<SesSender>, string]>([
  [
    'no identity',
    { identity: identity('example') },
    'login.sender.identity is "arn:aws:ses:eu-west-1:222222222222:identity/example". Allowed: an ARN such as',
  ],
  ['a place that is none', { identity: identity('example.com', 'eu-west:222222222222') }, 'Copy it from SES.'],
  [
    "somebody else's",
    { identity: identity('example.com', 'eu-west-1:333333333333') },
    'Allowed: an identity of the account 222222222222',
  ],
  [
    'a region Cognito does not use',
    { identity: identity('example.com', 'eu-central-1:222222222222') },
    'Allowed: an identity in one of eu-west-1, us-east-1, us-west-2. Verify it there.',
  ],
  [
    'a sender of another domain',
    { from: 'data@example.org' },
    'login.sender.from is "data@example.org". Allowed: an address of the identity example.com',
  ],
  ['a sender of a domain that ends alike', { from: 'data@myexample.com' }, 'an address of the identity example.com'],
  [
    'another address',
    { identity: identity('data@example.com'), from: 'it@example.com' },
    'an address of the identity data@example.com',
  ],
  ['a name alone', { from: 'Data team' }, 'Allowed: an address, alone or as Data team <data@example.com>'],
  ['two senders', { from: 'data@example.com, it@example.com' }, 'Allowed: an address, alone'],
  ['a comma in a name', { from: 'Data, team <data@example.com>' }, 'Put a name with punctuation into double quotes.'],
  ['other letters', { from: 'Équipe <data@example.com>' }, 'Write =?UTF-8?B?w4lxdWlwZQ==?= <data@example.com>'],
  ['other letters in the address', { from: 'é@example.com' }, 'Use another address.'],
  [
    'an answer to a name',
    { replyTo: 'Data team <data@example.com>' },
    'login.sender.replyTo is "Data team <data@example.com>". Allowed: one address',
  ],
])('%s', (_name, sender, line) => {
  expect(linesOf(ses(sender))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Partial<SesSender>]>([
  ['an address below the domain', { from: 'Data team <data@mail.example.com>' }],
  ['a verified address', { identity: identity('Data@example.com'), from: '"Data, team" <data@Example.com>' }],
  ['a name as RFC 2047 writes it', { from: '=?UTF-8?B?w4lxdWlwZQ==?= <data@example.com>' }],
  ['a region that Cognito always uses', { identity: identity('example.com', 'us-west-2:222222222222') }],
  ['answers elsewhere', { replyTo: 'help@example.org' }],
])('%s is sound', (_name, sender) => {
  expect(linesOf(ses(sender))).toEqual([]);
});
