import { expect, test } from '@jest/globals';
import type { Region } from '../settings/place.ts';
import { linesOf, settings, withPlace } from './fakes/settings.ts';

test.each<[string, string, string]>([
  ['capital letters', 'Prod', 'stage is "Prod". Allowed: lower-case letters'],
  ['a word that begins with a digit', 'prod-2', 'stage is "prod-2". Allowed: lower-case letters'],
  ['21 characters', 'a'.repeat(21), 'at most 20 characters. Rename it.'],
  ['no name', '', 'stage is "". Allowed: lower-case letters'],
  ["another stage's image", 'prod-image', 'stage is "prod-image". Allowed: a name that does not end in -image'],
])('a stage of %s', (_name, stage, line) => {
  expect(linesOf(settings(), stage)).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Parameters<typeof withPlace>[0], string]>([
  ['a prefix of odd letters', { prefix: 'stream_gate' }, 'place.prefix is "stream_gate". Allowed: lower-case letters'],
  ['a prefix too long', { prefix: 'a'.repeat(21) }, 'at most 20 characters'],
  ["the load balancers' own prefix", { prefix: 'internal' }, 'a prefix other than internal'],
  ["what begins with the load balancers' own", { prefix: 'internal-tools' }, 'a prefix other than internal'],
  ['an account of 11 digits', { account: '12345678901' }, 'place.account is "12345678901". Allowed: 12 digits'],
  ['an account of 13 digits', { account: '1234567890123' }, 'Allowed: 12 digits'],
  ['a letter before an account', { account: 'a123456789012' }, 'Allowed: 12 digits'],
  ['a region with text before it', { region: 'x-eu-west-1' as Region }, 'Allowed: an AWS region'],
  ['an account with hyphens', { account: '1234-5678-9012' }, 'Allowed: 12 digits'],
  ['a region that is none', { region: 'eu-wst-1' }, 'place.region is "eu-wst-1". Allowed: an AWS region'],
  ['an availability zone', { region: 'eu-west-1a' as Region }, 'Allowed: an AWS region'],
  ['China', { region: 'cn-north-1' }, 'outside China and GovCloud'],
  ['GovCloud', { region: 'us-gov-west-1' as Region }, 'outside China and GovCloud'],
])('%s', (_name, place, line) => {
  expect(linesOf(withPlace(place))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Parameters<typeof withPlace>[0]]>([
  ['a prefix of 20 characters', { prefix: `${'a'.repeat(18)}-b` }],
  ['a prefix that only resembles', { prefix: 'internals' }],
  ['a prefix that ends so', { prefix: 'my-internal' }],
  ['a tag of the longest', { tags: { [`k${'0'.repeat(127)}`]: 'v'.repeat(256) } }],
  ['a tag in other letters', { tags: { 'cost:centre/2026': 'Größe 5 @ 東京' } }],
  ['48 tags', { tags: Object.fromEntries(Array.from({ length: 48 }, (_, n) => [`t${n}`, 'v'])) }],
])('%s is sound', (_name, place) => {
  expect(linesOf(withPlace(place))).toEqual([]);
});

/** As botocore's partitions.json has them in October 2026. */
const regions =
  'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-south-1 ap-southeast-7 ca-central-1 ca-west-1 eu-central-2 eu-north-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-west-2';

test.each(regions.split(' '))('%s is a region', region => {
  expect(linesOf(withPlace({ region: region as Region }))).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  ['49 tags', Object.fromEntries(Array.from({ length: 49 }, (_, n) => [`t${n}`, 'v'])), 'place.tags is 49.'],
  ["AWS's own key", { 'aws:team': 'data' }, 'place.tags is "aws:team". Allowed: a key'],
  ["AWS's own key in capital letters", { 'AWS:team': 'data' }, 'not starting with aws:'],
  ['our own key', { 'streamgate:stage': 'x' }, 'keys other than streamgate:stage'],
  ['our own key in capital letters', { 'Streamgate:Stage': 'x' }, 'keys other than streamgate:stage'],
  ['one key twice for IAM', { team: 'a', Team: 'b' }, 'place.tags is "Team". Allowed: a key that differs from team'],
  ['no key', { '': 'a' }, 'place.tags is "". Allowed: a key'],
  ['a key too long', { ['k'.repeat(129)]: 'a' }, 'a key of 1 to 128'],
  ['a key that osls refuses', { größe: 'a' }, 'place.tags is "größe". Allowed: a key'],
  ['an empty value', { team: '' }, 'place.tags is {"team":""}. Allowed: a value of 1 to 256'],
  ['a value too long', { team: 'v'.repeat(257) }, 'a value of 1 to 256'],
  ['a key with text before it', { '?team': 'a' }, 'place.tags is "?team". Allowed: a key'],
  ['a key with text after it', { 'team?': 'a' }, 'place.tags is "team?". Allowed: a key'],
  ['a value with text before it', { team: '?data' }, 'a value of 1 to 256 letters'],
  ['a value with text after it', { team: 'data?' }, 'a value of 1 to 256 letters'],
  ['a value of odd characters', { team: 'data, or not?' }, 'a value of 1 to 256 letters'],
])('tags: %s', (_name, tags, line) => {
  expect(linesOf(withPlace({ tags }))).toEqual([expect.stringContaining(line)]);
});
