import { stage } from '../../settings/stage.ts';

const place = {
  account: '123456789012',
  region: 'eu-west-1',
  prefix: 'acme',
  tags: { team: 'data' },
  onRemove: 'retain',
} as const;
const hostedZone = { id: 'Z08345312ABCDEF', name: 'example.com' } as const;
const texts = {
  invitation: { subject: 'Welcome', body: '<p>{apps} {days}</p><p>{username}</p><p>{####}</p>' },
  verification: { subject: 'Your code', body: '<p>Your code is {####}.</p>' },
  sms: 'Your code: {####}',
} as const;

/** With `others` these say every setting there is. The test of the schema misspells each, and changes the type of each. */
const one = stage({
  place,
  domain: {
    hostedZone,
    certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-4111-8111-111111111111',
    login: {
      host: 'auth.example.com',
      certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/22222222-2222-4222-8222-222222222222',
    },
    portal: 'start.example.com',
    accessLogs: { keepDays: 90 },
  },
  network: {
    vpc: 'vpc-0a1b2c3d4e5f60718',
    publicSubnets: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    taskSubnets: ['subnet-0a1b2c3d4e5f60713'],
    assignPublicIp: false,
  },
  architecture: 'x86_64',
  login: {
    signIn: 'username-or-email',
    requiredAttributes: ['nickname', 'phone_number'],
    mfa: { mode: 'required', methods: ['totp', 'sms'] },
    password: {
      minimumLength: 12,
      lowercase: true,
      uppercase: false,
      numbers: true,
      symbols: false,
      temporaryDays: 5,
    },
    sessionHours: 8,
    accessTokenMinutes: 15,
    texts,
    sender: {
      identity: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
      from: 'Data team <data@example.com>',
      replyTo: 'help@example.com',
    },
    invitations: { writesPerSecond: 10, mailsPerDay: 2_000, mailReserve: 20 },
    page: { logo: 'docs/picture.svg', color: '#0b5cad' },
  },
  groups: ['finance', 'board'],
  apps: {
    finance: {
      host: 'finance.example.com',
      entry: 'finance.py',
      size: { cpu: 1024, memoryMiB: 2048 },
      maxUploadMiB: 64,
      contact: 'finance@example.com',
      policy: {
        allow: [{ group: 'finance' }, { email: 'auditor@example.org' }, { emailDomain: 'example.com' }],
        deny: [{ group: 'board' }, { emailDomain: 'contractors.example.com' }, { email: 'bo@example.com' }],
      },
      spot: true,
      replicas: 2,
      environment: { LOCALE: 'en-GB' },
      secrets: {
        warehouse: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:warehouse-AbCdEf',
        parameter: 'arn:aws:ssm:eu-west-1:123456789012:parameter/finance/key',
        encrypted: {
          arn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:other-AbCdEf',
          key: 'arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-4111-8111-111111111111',
        },
      },
      permissions: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme/*'], why: 'Reads the figures' }],
      frameAncestors: ['https://wiki.example.com'],
      healthPath: '/finance/_stcore/health',
      healthCheckIntervalSeconds: 20,
      hours: {
        timeZone: 'Europe/Madrid',
        open: [{ days: ['monday', 'friday'], from: '08:00', to: '19:00', timeZone: 'Europe/London' }],
        closed: ['2026-12-25', { from: '2027-08-09', to: '2027-08-20' }],
        extra: [{ date: '2027-01-02', from: '09:00', to: '13:00', timeZone: 'UTC' }],
      },
      idleMinutes: 30,
      leaseHours: 2,
      graceMinutes: 30,
      minUptimeMinutes: 20,
      wakeOutsideHours: false,
      priority: 1_000,
    },
  },
  alarms: { topic: 'arn:aws:sns:eu-west-1:123456789012:on-call' },
});

/** The other ways to say what can be said in more than one. */
const other = stage({
  place,
  domain: { hostedZone, login: { prefix: 'acme-apps' } },
  network: 'create',
  login: { mfa: 'off', sender: 'cognito', page: {} },
  groups: [],
  apps: {
    sales: {
      host: 'sales.example.com',
      entry: 'app.py',
      size: { cpu: 256, memoryMiB: 512 },
      contact: 'the data team',
      policy: 'everyoneInvited',
      healthPath: '/_stcore/health',
    },
  },
  alarms: { email: 'on-call@example.com' },
});

export const wholeStages = { one, other };
