import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { settingsOf, stageNamed } from '../../../config/stages.ts';
import type { AwsClients } from '../clients.ts';
import { deployedPower } from './deployed.ts';

const variables = {
  STREAMGATE_STAGE: 'local',
  STREAMGATE_POWER_TABLE: 'power',
  STREAMGATE_CLUSTER: 'cluster',
  STREAMGATE_LISTENER_ARN: 'arn:listener',
  STREAMGATE_WAKE_TARGETS_ARN: 'arn:wake',
  STREAMGATE_METRIC_NAMESPACE: 'streamgate-local',
};
const [app = ''] = Object.keys(settingsOf(stageNamed('local')).apps);

/** A reconciler that takes a turn of the event loop for each answer, and how often it ran at once. */
async function aReconciler(report: object) {
  const client = new LambdaClient({ region: 'eu-central-1' });
  let [running, most] = [0, 0];
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async () => {
        if (commandName !== 'InvokeCommand')
          return { output: { $metadata: {}, Environment: { Variables: variables } }, response: undefined };
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        const said = JSON.stringify({ apps: [report] });
        return { output: { $metadata: {}, Payload: { transformToString: () => said } }, response: undefined };
      },
    { step: 'initialize' },
  );
  const clients = { lambda: () => client, dynamoDB: () => new DynamoDBClient({ region: 'eu-central-1' }) };
  const power = await deployedPower(clients as unknown as AwsClients, 'streamgate-local');
  if (!power) throw new Error('There is no reconciler.');
  return { run: power.run, most: () => most };
}

test('a deploy of 24 apps has it run four times at once: each run reads the rules and more of the same load balancer', async () => {
  const { run, most } = await aReconciler({ app, state: 'awake', problems: [] });
  const reports = await Promise.all(Array.from({ length: 24 }, () => run(app)));
  expect(reports).toHaveLength(24);
  expect(most()).toBe(4);
});

test('what AWS refused for its rate is no answer', async () => {
  const { run } = await aReconciler({ app, level: 'warning', problems: ['routing: Throttled: DescribeRules'] });
  await expect(run(app)).rejects.toThrow('streamgate-local-scale-to-zero failed: routing: Throttled: DescribeRules.');
  await expect(run(app)).rejects.toThrow('retries every minute');
});
