import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { failure, ok, warning } from '../../preflight/finding.ts';
import { DeployRefused } from './deploying.ts';
import { aDeploy, anOsls, noAws } from './fakes/deploy.ts';
import { preflight } from './preflight.ts';

const account = ok('account', 'The account is right.');
const mail = warning('mail', 'Cognito sends 50 mails a day.');
const quota = failure('quota', 'No address is left.', 'Ask for more.');

/** What is printed where these are found, and what it ends with. */
async function ended(...found: (typeof account)[]) {
  const { deploying, shown } = aDeploy();
  const find = async () => {
    await tick();
    return found;
  };
  const error = await preflight(deploying, find).then(
    () => undefined,
    cause => cause,
  );
  return { shown, error };
}

test.each([
  ['in order', [account], []],
  ['a warning', [account, mail], [/^stderr: \S*!\S* mail +Cognito sends 50 mails a day\.$/]],
])('the deploy goes on where the account has %s', async (_, found, expected) => {
  const { shown, error } = await ended(...found);
  expect(error).toBeUndefined();
  expect(shown).toEqual(expected.map(pattern => expect.stringMatching(pattern)));
});

test('it is refused where something is missing, with what there is to fix', async () => {
  const { shown, error } = await ended(account, quota, mail, quota);
  expect(error).toBeInstanceOf(DeployRefused);
  expect(error.message).toBe(
    'The AWS account is not ready for stage prod: 2 to fix. To see every check: npx sls preflight --stage prod',
  );
  expect(shown[0]?.split('\n')).toHaveLength(3);
  expect(shown[0]).toContain('No address is left. Ask for more.');
});

test("the account is asked about by osls' own connection; stage local has nothing to ask", async () => {
  const { connection } = noAws();
  const calls: unknown[][] = [];
  const find: typeof import('../preflight/findings.ts').findings = async (...call) => {
    calls.push(call);
    return [];
  };
  const osls = anOsls('prod', {}, async () => connection);
  await preflight({ ...aDeploy().deploying, osls }, find);
  await preflight(aDeploy({ stage: 'local' }).deploying, find);
  expect(calls).toEqual([['prod', connection]]);
});
