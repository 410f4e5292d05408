import { expect, test } from '@jest/globals';
import { functionKeys } from '../config/names.ts';
import type { AppSettings } from '../config/settings/app.ts';
import { settingsOf } from '../config/stages.ts';
import { stack } from './stack.ts';

// biome-ignore lint/suspicious/noExplicitAny: a resource as it is written
type Json = any;

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
/** The invitation names the apps, so here it is one that does not. */
const invitation = { subject: 'Welcome', body: '{username} {####}' };
const settings = { ...settingsOf('prod'), login: { texts: { invitation } } };
const { sales, finance } = settings.apps;
if (!sales || !finance) throw new Error('The examples are gone.');

/** The resources of a stage that has these apps. */
function resources(apps: typeof settings.apps): Record<string, unknown> {
  return stack('prod', { ...settings, apps }, preview).resources.Resources;
}

test('adding an app changes nothing of the others, and nothing they share', () => {
  const one = resources({ sales });
  const two = resources({ sales, finance });
  const three = resources({ audit: { ...finance, host: 'audit.example.com' }, finance, sales });
  for (const [id, resource] of Object.entries(one)) {
    expect(two[id]).toEqual(resource);
    expect(three[id]).toEqual(resource);
  }
  const added = Object.keys(two).filter(id => !(id in one));
  expect(added.length).toBeGreaterThan(8);
  expect(added.every(id => id.startsWith('AppFinance'))).toBe(true);
});

test('removing one does not either', () => {
  const both = resources({ sales, finance });
  for (const [id, resource] of Object.entries(resources({ finance }))) expect(both[id]).toEqual(resource);
});

test('the invitation leads to every app', () => {
  const { UserPool } = stack('prod', { ...settings, login: {} }, preview).resources.Resources;
  const { EmailMessage } = JSON.parse(JSON.stringify(UserPool)).Properties.AdminCreateUserConfig.InviteMessageTemplate;
  expect(EmailMessage).toContain('<a href="https://sales.example.com">');
  expect(EmailMessage).toContain('<a href="https://finance.example.com">');
  expect(EmailMessage).not.toMatch(/\{(apps|days)\}/);
});

test('the largest stage that there may be is one that CloudFormation takes', () => {
  const letters = Array.from({ length: 19 }, (_, index) => String.fromCharCode(97 + index));
  const most: Partial<AppSettings> = {
    replicas: 2,
    secrets: { key: 'arn:aws:ssm:eu-west-1:222222222222:parameter/key' },
    permissions: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::sales/*'], why: 'The figures' }],
  };
  const certificate = 'arn:aws:acm:us-east-1:222222222222:certificate/11111111-1111-4111-8111-111111111111';
  const largest = (groups: number) =>
    stack(
      'prod',
      {
        ...settings,
        domain: { ...settings.domain, login: { host: 'auth.a.example.com', certificate } },
        login: { texts: { invitation }, mfa: { mode: 'required', methods: ['sms', 'totp'] } },
        alarms: { email: 'data@example.com' },
        groups: Array.from({ length: groups }, (_, index) => `group${index}`),
        apps: Object.fromEntries(
          letters.map((app, index) => [
            app,
            { ...sales, ...most, policy: 'everyoneInvited', host: `${app}.example.com`, priority: 1_000 + 8 * index },
          ]),
        ),
      },
      preview,
    ).resources.Resources as Record<string, Json>;
  // Each function with its version, role and log; two invoke configurations, a bucket with its policy, a role.
  const addedByOsls = Object.keys(functionKeys).length * 4 + 5;
  expect(Object.keys(largest(83)).length + addedByOsls).toBe(500);
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
  const counted = (type: string) =>
    Object.values(largest(83)).filter(({ Type }) => Type === `AWS::ElasticLoadBalancingV2::${type}`);
  expect(counted('ListenerRule').length).toBeLessThanOrEqual(100);
  expect(counted('TargetGroup').length).toBeLessThanOrEqual(100);
  expect(counted('ListenerCertificate').length).toBeLessThanOrEqual(25);
  for (const { Properties } of counted('ListenerRule')) {
    const values = Properties.Conditions.flatMap(
      ({ HostHeaderConfig, PathPatternConfig }: Json) => (HostHeaderConfig ?? PathPatternConfig).Values,
    );
    expect(values.length).toBeLessThanOrEqual(5);
  }
  expect(() => largest(84)).toThrow('groups is 84. Allowed: at most 83 groups with 19 apps.');
});

test('unsound settings make no stack', () => {
  expect(() => resources({ sales: { ...sales, host: 'sales.example.org' } })).toThrow('apps.sales.host is');
});

test('no two apps can have a logical id in common, whatever they are called', () => {
  const parts = Object.keys(resources({ sales: { ...sales, replicas: 2 } }))
    .filter(id => id.startsWith('AppSales'))
    .map(id => id.slice('AppSales'.length));
  expect(parts.length).toBeGreaterThan(12);
  // With SocketRule and Rule the apps sales and sales-socket would meet.
  const ends = parts.filter(part => parts.some(other => other !== part && other.endsWith(part)));
  expect(ends).toEqual([]);
});
