import { stage } from '../../config/settings/stage.ts';

/** A minimal stage. docs/settings.md begins with it. */
export const smallest = stage({
  place: { account: '123456789012', region: 'eu-west-1' },
  domain: { hostedZone: { id: 'Z08345312ABCDEF', name: 'example.com' }, login: { prefix: 'acme-apps' } },
  login: {},
  groups: [],
  apps: {
    sales: {
      host: 'sales.example.com',
      entry: 'app.py',
      size: { cpu: 256, memoryMiB: 512 },
      policy: 'everyoneInvited',
      contact: 'the data team',
    },
  },
});

/** A stage with nearly every setting. docs/settings.md shows each part under its own heading. */
export const example = stage({
  place: {
    account: '123456789012',
    region: 'eu-west-1',
    prefix: 'acme',
    tags: { team: 'data', 'cost-centre': '4711' },
    onRemove: 'retain',
  },
  domain: {
    hostedZone: { id: 'Z08345312ABCDEF', name: 'example.com' },
    certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-4111-8111-111111111111',
    login: {
      host: 'auth.example.com',
      certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/22222222-2222-4222-8222-222222222222',
    },
  },
  network: {
    vpc: 'vpc-0a1b2c3d4e5f60718',
    publicSubnets: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    taskSubnets: ['subnet-0a1b2c3d4e5f60713', 'subnet-0a1b2c3d4e5f60714'],
    assignPublicIp: false,
  },
  architecture: 'x86_64',
  login: {
    signIn: 'username-or-email',
    requiredAttributes: ['nickname'],
    mfa: { mode: 'required', methods: ['totp'] },
    password: { minimumLength: 12, symbols: false },
    sessionHours: 8,
    accessTokenMinutes: 15,
    texts: { verification: { subject: 'Your code for Acme', body: '<p>Your code is {####}.</p>' } },
    sender: {
      identity: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
      from: 'Data team <data@example.com>',
    },
    invitations: { writesPerSecond: 10, mailsPerDay: 2_000 },
    page: { color: '#0b5cad' },
  },
  groups: ['finance', 'board'],
  apps: {
    finance: {
      host: 'finance.example.com',
      entry: 'finance.py',
      size: { cpu: 1024, memoryMiB: 2048 },
      contact: 'finance@example.com',
      policy: {
        allow: [{ group: 'finance' }, { group: 'board' }, { email: 'auditor@example.org' }],
        deny: [{ emailDomain: 'contractors.example.com' }],
      },
      spot: true,
      replicas: 2,
      environment: { LOCALE: 'en-GB' },
      secrets: { warehouse: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:warehouse-AbCdEf' },
      permissions: [
        { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme-sales/*'], why: 'Reads the daily figures' },
      ],
      frameAncestors: ['https://wiki.example.com'],
      hours: {
        timeZone: 'Europe/Madrid',
        open: [
          { days: ['monday', 'tuesday', 'wednesday', 'thursday'], from: '08:00', to: '19:00' },
          { days: ['friday'], from: '08:00', to: '15:00' },
        ],
        closed: ['2026-12-25', { from: '2027-08-09', to: '2027-08-20' }],
        extra: [{ date: '2027-01-02', from: '09:00', to: '13:00' }],
      },
      idleMinutes: 30,
      leaseHours: 2,
    },
  },
  alarms: { topic: 'arn:aws:sns:eu-west-1:123456789012:on-call' },
});
