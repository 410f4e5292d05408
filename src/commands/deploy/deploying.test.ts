import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import { type Deploying, DeployRefused, deployOf, inTurn } from './deploying.ts';
import { aDeploy, anOsls, aTerminal, awsError, noAws } from './fakes/deploy.ts';

/** A step that takes a moment and uses a client. */
const step =
  (name: string, seen: string[], error?: unknown) =>
  async ({ clients, stage }: Deploying) => {
    clients.sts();
    await tick();
    seen.push(`${name} ${stage}`);
    if (error) throw error;
  };

test('the steps are done one after the other, and the clients end after the last', async () => {
  const seen: string[] = [];
  const { connection, ends } = noAws();
  const { terminal, shown } = aTerminal();
  const isOpen = async () => void seen.push(`${ends.ended} ended`);
  const steps = [step('one', seen), step('two', seen), isOpen];
  await inTurn(
    anOsls('prod', {}, async () => connection),
    steps,
    undefined,
    terminal,
  );
  expect([seen, ends.ended, shown]).toEqual([['one prod', 'two prod', '0 ended'], 1, []]);
});

test.each<[string, unknown, string | undefined, string, number]>([
  ['a Refusal ends with 2', new DeployRefused('No lock.'), undefined, '✗ No lock.\nNothing was changed.', 2],
  ['an error ends with 1', new Error('Denied'), 'The stack is deployed.', '✗ Denied\nThe stack is deployed.', 1],
  ['whatever else is thrown too', 'gone', undefined, '✗ gone\nNothing was changed.', 1],
])('%s, and no further step is done', async (_, error, state, said, code) => {
  const seen: string[] = [];
  const { connection, ends } = noAws();
  const { terminal, shown } = aTerminal();
  const steps = [step('one', seen, error), step('two', seen)];
  await inTurn(
    anOsls('prod', {}, async () => connection),
    steps,
    state,
    terminal,
  );
  expect(shown).toEqual([`stderr: ${said}`, 'end of progress', `exit ${code}`]);
  expect([seen, ends.ended]).toEqual([['one prod'], 1]);
});

test('an unknown stage ends as an error does', async () => {
  const { terminal, shown } = aTerminal();
  await inTurn(anOsls('production'), [], undefined, terminal);
  expect(shown).toEqual([expect.stringContaining('✗ Unknown stage "production".'), 'end of progress', 'exit 1']);
});

const Variables = {
  STREAMGATE_STAGE: 'prod',
  STREAMGATE_POWER_TABLE: 'streamgate-prod-power',
  STREAMGATE_CLUSTER: 'streamgate-prod',
  STREAMGATE_LISTENER_ARN: 'arn:listener',
  STREAMGATE_WAKE_TARGETS_ARN: 'arn:wake',
  STREAMGATE_METRIC_NAMESPACE: 'streamgate-prod',
};

test.each([
  ['that the stack has', { Environment: { Variables } }, true],
  ['that it does not have', awsError('ResourceNotFoundException', 'Function not found'), false],
])("the reconciler %s is the stage's", async (_, answer, expected) => {
  const { osls, clients } = aDeploy();
  const asked = answering(clients.lambda(), { GetFunctionConfigurationCommand: answer });
  const { terminal } = aTerminal();
  const power = await deployOf(osls, 'prod', clients, terminal).power();
  expect(power !== undefined).toBe(expected);
  const input = { FunctionName: 'streamgate-prod-scale-to-zero' };
  expect(asked).toEqual([{ command: 'GetFunctionConfigurationCommand', input }]);
});
