import type { AlarmMail, AlarmTopic } from '../settings/alarms.ts';
import type { AccessLogs, DomainSettings, HostedZone, LoginHost, LoginPrefix } from '../settings/domain.ts';
import type { ExistingNetwork } from '../settings/network.ts';
import type { PlaceSettings } from '../settings/place.ts';
import type { StageSettings } from '../settings/stage.ts';
import { app } from './app.ts';
import { login } from './login.ts';
import { choice, either, object, optional, record } from './object.ts';
import { flag, list, number, oneOrMore, pattern, text, twoOrMore, word } from './shape.ts';

const certificate = pattern('arn:aws:acm:*:*:certificate/*', 'the ARN of an ACM certificate');

const domain = object<DomainSettings>({
  hostedZone: object<HostedZone>({ id: pattern('Z*', 'the id of a zone, such as Z08345312ABCDEF'), name: text }),
  certificate: optional(certificate),
  login: choice(
    'Keep the prefix, or the host and its certificate.',
    object<LoginPrefix>({ prefix: text }),
    object<LoginHost>({
      host: text,
      certificate: pattern('arn:aws:acm:us-east-1:*:certificate/*', 'the ARN of an ACM certificate in us-east-1'),
    }),
  ),
  portal: optional(text),
  accessLogs: optional(object<AccessLogs>({ keepDays: number })),
});

const place = object<PlaceSettings>({
  account: text,
  region: pattern('*-*-#', 'an AWS region such as eu-west-1, outside China and GovCloud'),
  prefix: optional(text),
  tags: optional(record(text)),
  onRemove: optional(word('destroy', 'retain')),
});

const subnet = pattern('subnet-*', 'the id of a subnet');

const network = either(
  word('create'),
  object<ExistingNetwork>({
    vpc: pattern('vpc-*', 'the id of a VPC'),
    publicSubnets: twoOrMore(subnet),
    taskSubnets: oneOrMore(subnet),
    assignPublicIp: flag,
  }),
);

/**
 * What a stage's settings have to be, key by key: the types of config/settings/ for programs that no compiler has seen. A key that a
 * type has and its shape lacks does not compile, nor does one that it has too much.
 */
export const stageShape = object<StageSettings>({
  place,
  domain,
  network: optional(network),
  architecture: optional(word('arm64', 'x86_64')),
  login,
  groups: list(text),
  apps: record(app),
  alarms: optional(
    choice(
      'Keep one: an address can subscribe to a topic.',
      object<AlarmMail>({ email: text }),
      object<AlarmTopic>({ topic: pattern('arn:aws:sns:*:*:*', 'the ARN of an SNS topic') }),
    ),
  ),
});
