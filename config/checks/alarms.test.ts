import { expect, test } from '@jest/globals';
import type { StageSettings } from '../settings/stage.ts';
import { linesOf, settings } from './fakes/settings.ts';

type Alarms = NonNullable<StageSettings['alarms']>;
const topic = (rest: string) => ({ topic: `arn:aws:sns:${rest}` }) as Alarms;

test.each<[string, Alarms, string]>([
  ['no address', { email: 'data' }, 'alarms.email is "data". Allowed: one address such as data@example.com.'],
  ['several addresses', { email: 'a@example.com, b@example.com' }, 'For several addresses, use a topic'],
  ['a name in front', { email: 'Data team <data@example.com>' }, 'Allowed: one address'],
  [
    'another region',
    topic('eu-central-1:222222222222:alarms'),
    'alarms.topic is "arn:aws:sns:eu-central-1:222222222222:alarms". Allowed: a topic in eu-west-1 of the account 222222222222.',
  ],
  ['another account', topic('eu-west-1:333333333333:alarms'), 'a topic in eu-west-1 of the account 222222222222'],
  [
    'no topic',
    topic('eu-west-1:222222222222:'),
    'such as arn:aws:sns:eu-west-1:222222222222:alarms. Copy it from SNS.',
  ],
  ['a subscription', topic('eu-west-1:222222222222:alarms:0a1b'), 'the ARN of a standard topic'],
  ['a topic in order', topic('eu-west-1:222222222222:alarms.fifo'), 'Alarms cannot use a topic that ends in .fifo.'],
  ['a place that is none', topic('eu-west:222222222222:alarms'), 'the ARN of a standard topic'],
])('%s', (_name, alarms, line) => {
  expect(linesOf(settings({ alarms }))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Alarms]>([
  ['an address', { email: 'data+alarms@example.com' }],
  ['a topic', topic('eu-west-1:222222222222:on-call_data')],
])('%s is sound', (_name, alarms) => {
  expect(linesOf(settings({ alarms }))).toEqual([]);
});
