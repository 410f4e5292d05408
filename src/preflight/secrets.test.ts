import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { app, denied, seen, wanted } from './fakes/wanted.ts';
import { type Secrets, secrets, secretsOf } from './secrets.ts';

const database = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:database-AbCdEf';
const key = 'arn:aws:ssm:eu-west-1:222222222222:parameter/sales/key';
const stage = wanted({ apps: { sales: app({ secrets: { db: `${database}:password::`, key: { arn: key } } }) } });

test('each is named without the field that ECS reads of it', () => {
  expect(secretsOf(stage)).toEqual([
    { path: 'apps.sales.secrets.db', arn: database },
    { path: 'apps.sales.secrets.key', arn: key },
  ]);
});

test.each<[string, Secrets, string]>([
  [
    'all there',
    { [database]: seen('there'), [key]: seen('there') },
    '✓ secrets  apps.sales.secrets.db, apps.sales.secrets.key: there',
  ],
  [
    'one missing',
    { [database]: seen('there'), [key]: seen('missing') },
    `✗ secrets  apps.sales.secrets.key does not exist: ${key}. Create it, or correct the ARN.`,
  ],
  [
    'one about to go',
    { [database]: seen('deleted'), [key]: seen('there') },
    `✗ secrets  apps.sales.secrets.db is to be deleted: ${database}. Restore it, or name another.`,
  ],
  [
    'one that may not be looked at',
    { [database]: denied('secretsmanager:DescribeSecret'), [key]: seen('there') },
    '! secrets  Whether there is what apps.sales.secrets.db names could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission secretsmanager:DescribeSecret.',
  ],
])('%s', (_case, found, line) => {
  expect(lines(...secrets(found, stage))).toEqual([line]);
});

test('of none nothing is said', () => {
  expect(secrets({}, wanted())).toEqual([]);
});
