import { expect, test } from '@jest/globals';
import { app, linesOf, settings } from '../checks/fakes/settings.ts';
import type { StageSettings } from '../settings/stage.ts';
import { closest } from './closest.ts';

/** A sound app with what no compiler has seen. */
const withApp = (more: Record<string, unknown>) => settings({ apps: { sales: { ...app(), ...more } } });
const hours = (window: Record<string, unknown>) =>
  withApp({
    hours: { timeZone: 'UTC', open: [{ days: ['monday'], from: '08:00', to: '18:00', ...window }] },
  });
const policy = (lists: unknown) => withApp({ policy: lists });
const withStage = (more: Record<string, unknown>) => settings(more as Partial<StageSettings>);
const sales = 'apps.sales';

test.each<[string, StageSettings, string]>([
  [
    'a misspelt condition of a rule',
    policy({ allow: [{ group: 'finance' }], deny: [{ emailDomian: 'acme.com' }] }),
    `${sales}.policy.deny.0.emailDomian is "acme.com". Allowed: one of the settings group, email, emailDomain. Write "emailDomain".`,
  ],
  [
    'an empty rule',
    policy({ allow: [{}] }),
    `${sales}.policy.allow.0 is {}. Allowed: an object with group, or with email, or with emailDomain. Add one of them.`,
  ],
  [
    'two conditions in one rule',
    policy({ allow: [{ group: 'finance', emailDomain: 'acme.com' }] }),
    `${sales}.policy.allow.0 is {"group":"finance","emailDomain":"acme.com"}. Allowed: an object with group, or with email, or with emailDomain. Keep one, and make the other a rule of its own.`,
  ],
  [
    'two conditions of which one is not JSON',
    policy({ allow: [{ group: 7n, email: 'ana@acme.com' }] }),
    `${sales}.policy.allow.0 is {"group":"7n","email":"ana@acme.com"}.`,
  ],
  [
    'a condition of another type',
    policy({ allow: [{ group: ['finance'] }] }),
    `${sales}.policy.allow.0.group is […]. Allowed: a text.`,
  ],
  [
    'another word for everyone',
    policy('everyone'),
    `${sales}.policy is "everyone". Allowed: everyoneInvited, or an object with allow, deny.`,
  ],
  [
    'a policy that is a list',
    policy([{ group: 'finance' }]),
    `${sales}.policy is […]. Allowed: everyoneInvited, or an object with allow, deny.`,
  ],
  [
    'a day with a capital',
    hours({ days: ['Monday'] }),
    `${sales}.hours.open.0.days.0 is "Monday". Allowed: monday, tuesday, wednesday, thursday, friday, saturday, sunday. Write "monday".`,
  ],
  [
    'close instead of closed',
    withApp({ hours: { timeZone: 'UTC', open: [], extra: [{ date: '2026-12-06' }], close: ['2026-12-25'] } }),
    `${sales}.hours.close is […]. Allowed: one of the settings timeZone, open, closed, extra. Write "closed".`,
  ],
  ['an hour as a number', hours({ from: 8 }), `${sales}.hours.open.0.from is 8. Allowed: a time such as 08:30.`],
  ['a number as a text', withApp({ replicas: '2' }), `${sales}.replicas is "2". Allowed: a number.`],
  ['no number at all', withApp({ idleMinutes: Number.NaN }), `${sales}.idleMinutes is NaN. Allowed: a number.`],
  [
    'a default that undefined would undo',
    withApp({ spot: undefined }),
    `${sales}.spot is undefined. Allowed: true or false. Set a value, or remove the setting.`,
  ],
  [
    'a size that Fargate does not sell',
    withApp({ size: { cpu: 256, memoryMiB: 4096 } }),
    `${sales}.size.memoryMiB is 4096. Allowed: 512, 1024, 2048 with cpu 256. Change it, or cpu.`,
  ],
  [
    'a processor that Fargate does not have',
    withApp({ size: { cpu: 300, memoryMiB: 512 } }),
    `${sales}.size.cpu is 300. Allowed: 256, 512, 1024, 2048, 4096.`,
  ],
  [
    'a prefix and a host of the login page',
    withStage({
      domain: {
        hostedZone: { id: 'Z1', name: 'example.com' },
        login: { prefix: 'acme', host: 'auth.example.com' },
      },
    }),
    'domain.login is {"prefix":"acme","host":"auth.example.com"}. Allowed: an object with prefix, or with host and certificate. Keep the prefix, or the host and its certificate.',
  ],
  [
    'half of a pair',
    withStage({ domain: { hostedZone: { id: 'Z1', name: 'example.com' }, login: { host: 'auth.example.com' } } }),
    'domain.login.certificate is missing. Allowed: the ARN of an ACM certificate in us-east-1. Add it.',
  ],
  [
    'too few subnets',
    withStage({
      network: { vpc: 'vpc-1', publicSubnets: ['subnet-1'], taskSubnets: ['subnet-1'], assignPublicIp: true },
    }),
    'network.publicSubnets is […]. Allowed: a list of at least two. Add one.',
  ],
  [
    'what retains nothing',
    withStage({ place: { account: '222222222222', region: 'eu-west-1', onRemove: 'retian' } }),
    'place.onRemove is "retian". Allowed: destroy, retain. Write "retain".',
  ],
  [
    'a key of an object without a class',
    withStage({ login: Object.assign(Object.create({ mfa: 'off' }), { sessionHour: 8 }) }),
    'login is {…}. Allowed: an object with signIn',
  ],
  [
    'a key that is of every object',
    withApp({ toString: 'x' }),
    `${sales}.toString is "x". Allowed: one of the settings host,`,
  ],
])('%s', (_name, given, line) => {
  expect(linesOf(given)).toEqual([expect.stringContaining(line)]);
});

test.each([
  ['a secret in place of its ARN', { secrets: { key: 'hunter2' } }, `${sales}.secrets.key`],
  ['a variable of another type', { environment: { TOKEN: ['hunter2'] } }, `${sales}.environment.TOKEN`],
  ['a misspelt environment', { enviroment: { TOKEN: 'hunter2' } }, `${sales}.enviroment`],
])('%s is not printed', (_name, more, path) => {
  const lines = linesOf(withApp(more));
  expect(lines).toEqual([expect.stringMatching(`^${path} is `)]);
  expect(lines.join()).not.toContain('hunter2');
});

test.each([
  ['emailDomian', 'emailDomain'],
  ['Monday', 'monday'],
  ['idleMinute', 'idleMinutes'],
  ['x', undefined],
  ['replicas', 'replicas'],
  ['', undefined],
])('%j is probably %j', (given, meant) => {
  expect(closest(given, ['emailDomain', 'email', 'monday', 'sunday', 'idleMinutes', 'replicas'])).toBe(meant);
});
