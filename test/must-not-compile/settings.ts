/** Settings that the compiler must refuse, as in template.ts. Nothing here runs. */
import type { AlarmTopic } from '../../config/settings/alarms.ts';
import type { SecretArn } from '../../config/settings/app/secret.ts';
import type { AppSettings } from '../../config/settings/app.ts';
import type { DomainSettings } from '../../config/settings/domain.ts';
import type { Mfa } from '../../config/settings/login/mfa.ts';
import type { LoginSettings } from '../../config/settings/login.ts';
import type { ExistingNetwork } from '../../config/settings/network.ts';
import type { PlaceSettings } from '../../config/settings/place.ts';
import type { StageSettings } from '../../config/settings/stage.ts';

const hostedZone = { id: 'Z1', name: 'example.com' } as const;
const elsewhere = 'arn:aws:acm:eu-west-1:222222222222:certificate/1';
const madrid = { timeZone: 'Europe/Madrid' } as const;
const network = { vpc: 'vpc-12345678', taskSubnets: ['subnet-1'], assignPublicIp: true } as const;

// @ts-expect-error a region is not a city
const region: PlaceSettings['region'] = 'tokyo';

// @ts-expect-error a zone's id, not its name
const zone: DomainSettings['hostedZone'] = { id: 'example.com', name: 'example.com' };

// @ts-expect-error no certificate at all
const certificate: DomainSettings['certificate'] = 'arn:aws:iam::222222222222:server-certificate/mine';

// @ts-expect-error Cognito takes a login host's certificate from us-east-1 only
const loginHost: DomainSettings = { hostedZone, login: { host: 'auth.example.com', certificate: elsewhere } };

// @ts-expect-error a login page that is nowhere
const nowhere: DomainSettings = { hostedZone, login: {} };

// @ts-expect-error a load balancer needs two subnets
const oneSubnet: ExistingNetwork = { ...network, publicSubnets: ['subnet-1'] };

// @ts-expect-error a security group is no VPC
const noVpc: ExistingNetwork = { ...network, vpc: 'sg-1', publicSubnets: ['subnet-1', 'subnet-2'] };

// @ts-expect-error whether tasks get public addresses has no default: a wrong guess is an app that never starts
const noAddress: ExistingNetwork = { vpc: 'vpc-1', publicSubnets: ['subnet-1', 'subnet-2'], taskSubnets: ['subnet-1'] };

// @ts-expect-error a second factor without a way to have one
const noMethod: Mfa = { mode: 'required', methods: [] };

// @ts-expect-error an attribute that Cognito does not have
const attribute: LoginSettings = { requiredAttributes: ['shoe_size'] };

// @ts-expect-error a permission that says no reason
const noReason: AppSettings['permissions'] = [{ actions: ['s3:GetObject'], resources: ['*'] }];

// @ts-expect-error a page in the clear, which anybody on the line can write, does not frame an app
const framed: AppSettings['frameAncestors'] = ['http://wiki.example.com'];

// @ts-expect-error the secret itself has no place in the settings
const spoken: SecretArn = 'hunter2';

// @ts-expect-error Cognito's mailer is not SES
const sender: LoginSettings['sender'] = { from: 'data@example.com' };

// @ts-expect-error alarms go to a topic, not to a queue
const queue: AlarmTopic = { topic: 'arn:aws:sqs:eu-west-1:222222222222:alarms' };

// @ts-expect-error alarms that are told, and nobody to tell
const nobody: StageSettings['alarms'] = {};

// @ts-expect-error a day that no week has
const someday: AppSettings['hours'] = { ...madrid, open: [{ days: ['weekday'], from: '8:00', to: '9:00' }] };

// @ts-expect-error a time that has no minutes
const oclock: AppSettings['hours'] = { ...madrid, open: [{ days: ['monday'], from: '8', to: '9:00' }] };

export {
  attribute,
  certificate,
  framed,
  loginHost,
  noAddress,
  nobody,
  noMethod,
  noReason,
  noVpc,
  nowhere,
  oclock,
  oneSubnet,
  queue,
  region,
  sender,
  someday,
  spoken,
  zone,
};
