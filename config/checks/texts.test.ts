import { expect, test } from '@jest/globals';
import type { TextSettings } from '../settings/login/texts.ts';
import { app, linesOf, settings, withLogin } from './fakes/settings.ts';

const mail = (more: Partial<{ subject: string; body: string }>) => ({
  subject: 'Hello',
  body: '{username} {####}',
  ...more,
});
const padded = (start: string, length: number) => start.padEnd(length, 'x');

test.each<[string, TextSettings, string]>([
  [
    'no subject',
    { invitation: mail({ subject: '' }) },
    'login.texts.invitation.subject is "". Allowed: one line of 1 to 140',
  ],
  [
    'a subject of 141',
    { verification: mail({ subject: padded('', 141) }) },
    'login.texts.verification.subject is "xxx',
  ],
  ['a subject of two lines', { invitation: mail({ subject: 'a\nb' }) }, 'Allowed: one line of 1 to 140 characters'],
  ['a subject with an ideographic space', { invitation: mail({ subject: 'ご\u3000招待' }) }, 'Remove U+3000.'],
  [
    'no user name',
    { invitation: mail({ body: 'Hello {####}' }) },
    'login.texts.invitation.body is "Hello {####}". Allowed: a text with {username}',
  ],
  ['no password', { invitation: mail({ body: 'Hello {username}' }) }, 'Allowed: a text with {####}'],
  [
    'no code',
    { verification: mail({ body: 'Your code: {code}' }) },
    'login.texts.verification.body is "Your code: {code}". Allowed: a text with {####}',
  ],
  ['a body of 20,001', { invitation: mail({ body: padded('{username} {####}', 20_001) }) }, 'it has 20001'],
  ['a code mail of 20,001', { verification: mail({ body: padded('{####}', 20_001) }) }, 'it has 20001'],
  [
    'a body that the addresses make too long',
    { invitation: mail({ body: padded('{username} {####} {apps}', 19_950) }) },
    'it has 20009',
  ],
  ['a no-break space', { invitation: mail({ body: '{username}\u00a0{####}' }) }, 'Write U+00A0 as &#160;'],
  ['a joined picture', { verification: mail({ body: '👩\u200d💻 {####}' }) }, 'Write U+200D as &#8205;'],
  [
    'a placeholder that nothing fills',
    { invitation: mail({ body: '{username} {####} {app}' }) },
    'login.texts.invitation.body is "{app}". Allowed: {username}, {####}, {apps}',
  ],
  [
    'days in a subject',
    { invitation: mail({ subject: '{days} days' }) },
    'login.texts.invitation is "{days}". Allowed: {apps} and',
  ],
  ['days in a code mail', { verification: mail({ body: '{####}, {days}' }) }, 'login.texts.verification is "{days}".'],
  ['apps in a text message', { sms: '{####} {apps}' }, 'Allowed: {apps} and {days} only in the body of the invitation'],
  [
    'a text message without a code',
    { sms: 'Your code' },
    'login.texts.sms is "Your code". Allowed: one line with {####}',
  ],
  ['a text message of 141', { sms: padded('{####}', 141) }, 'at most 140 characters'],
  ['a text message of two lines', { sms: 'Your code:\n{####}' }, 'Allowed: one line with {####}'],
])('%s', (_name, texts, line) => {
  expect(linesOf(withLogin({ texts }))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, TextSettings]>([
  [
    'the longest',
    { invitation: { subject: padded('', 140), body: padded('{username} {####}', 20_000) }, sms: padded('{####}', 140) },
  ],
  ['the shortest', { verification: { subject: 'x', body: '{####}' }, sms: '{####}' }],
  ['styles', { invitation: mail({ body: '<style>p { color: red }</style>\t{username}\n{####}, {days}' }) }],
  ['other letters', { invitation: mail({ subject: '招待 🎉', body: 'Żółć 招待 {username} {####}' }) }],
])('%s is sound', (_name, texts) => {
  expect(linesOf(withLogin({ texts }))).toEqual([]);
});

test('the default invitation has room for 19 apps with the longest hosts', () => {
  const names = Array.from({ length: 19 }, (_, n) => String.fromCharCode(97 + n));
  const host = (name: string) => `${name.repeat(52)}.example.com`;
  expect(linesOf(settings({ apps: Object.fromEntries(names.map(name => [name, app({ host: host(name) })])) }))).toEqual(
    [],
  );
});
