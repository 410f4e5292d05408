import { expect, test } from '@jest/globals';
import { type StageSettings, stage } from '../config/settings/stage.ts';
import { stack } from '../resources/stack.ts';
import type { Json } from './world/packaged.ts';

/** The reference system, said in streamgate's settings. What is not here is a default, or always so. */
const reference: StageSettings = stage({
  place: { account: '123456789012', region: 'ap-northeast-1' },
  domain: { hostedZone: { id: 'Z1', name: 'example.com' }, login: { prefix: 'reference' } },
  login: {
    signIn: 'username-or-email',
    requiredAttributes: ['nickname'],
    mfa: { mode: 'optional', methods: ['sms', 'totp'] },
    texts: { verification: { subject: 'Verify your address', body: 'Your code is {####}' } },
  },
  groups: [],
  apps: {
    app: {
      host: 'app.example.com',
      entry: 'app.py',
      size: { cpu: 512, memoryMiB: 1024 },
      policy: 'everyoneInvited',
      contact: 'admin@example.com',
      healthCheckIntervalSeconds: 10,
    },
  },
});

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const resources: Json = stack('dev', reference, preview).resources.Resources;
const properties = (id: string): Json => resources[id].Properties;

/** Attributes of a load balancer or a target group, by key. */
const attributes = (list: Json): Record<string, string> =>
  Object.fromEntries(list.map(({ Key, Value }: Json) => [Key, Value]));

const pool = properties('UserPool');

test('people sign in by user name or by e-mail address', () => {
  expect(pool).toMatchObject({ AliasAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } });
  expect(pool).not.toHaveProperty('UsernameAttributes');
});

test('a nickname is required and can be changed', () => {
  expect(pool.Schema).toContainEqual(expect.objectContaining({ Name: 'nickname', Required: true, Mutable: true }));
});

test('a second factor by text message or authenticator app is optional', () => {
  expect(pool.MfaConfiguration).toBe('OPTIONAL');
  expect([...pool.EnabledMfas].sort()).toEqual(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']);
  expect(pool.SmsConfiguration.SnsCallerArn).toBeDefined();
});

test('a password has eight characters of four kinds, and a temporary one lasts three days', () => {
  expect(pool.Policies.PasswordPolicy).toEqual({
    MinimumLength: 8,
    RequireLowercase: true,
    RequireUppercase: true,
    RequireNumbers: true,
    RequireSymbols: true,
    TemporaryPasswordValidityDays: 3,
  });
});

test('a forgotten password is recovered by e-mail only', () => {
  expect(pool.AccountRecoverySetting.RecoveryMechanisms).toEqual([{ Name: 'verified_email', Priority: 1 }]);
});

test('the mail with a code says what the team wrote', () => {
  expect(pool.VerificationMessageTemplate).toMatchObject({
    EmailSubject: 'Verify your address',
    EmailMessage: 'Your code is {####}',
  });
});

test('the user pool goes with the stack', () => {
  expect(resources.UserPool).not.toHaveProperty('DeletionPolicy');
  expect(pool.DeletionProtection).toBe('INACTIVE');
});

test('the load balancer drops a connection that is idle for 60 seconds', () => {
  expect(attributes(properties('LoadBalancer').LoadBalancerAttributes)).toMatchObject({
    'idle_timeout.timeout_seconds': '60',
  });
});

test('a copy that goes has 30 seconds to finish', () => {
  expect(attributes(properties('AppAppTargets').TargetGroupAttributes)).toMatchObject({
    'deregistration_delay.timeout_seconds': '30',
  });
});

test('a copy is healthy after two checks ten seconds apart', () => {
  expect(properties('AppAppTargets')).toMatchObject({
    HealthCheckPath: '/_stcore/health',
    HealthCheckIntervalSeconds: 10,
    HealthyThresholdCount: 2,
  });
});

test("an app's host is an A record that is an alias of the load balancer", () => {
  expect(properties('AppAppRecord')).toEqual({
    HostedZoneId: 'Z1',
    Name: 'app.example.com',
    Type: 'A',
    AliasTarget: {
      DNSName: { 'Fn::GetAtt': ['LoadBalancer', 'DNSName'] },
      HostedZoneId: { 'Fn::GetAtt': ['LoadBalancer', 'CanonicalHostedZoneID'] },
    },
  });
});

test('Cognito returns to the load balancer after a login, and to a page without one after a logout', () => {
  expect(properties('AppAppClient')).toMatchObject({
    CallbackURLs: ['https://app.example.com/oauth2/idpresponse'],
    LogoutURLs: ['https://app.example.com/_gate/signed-out'],
  });
});
