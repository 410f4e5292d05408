import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { services } from '../src/aws/services.ts';
import { stackOutputs } from '../src/aws/stack/stack.ts';
import { sls } from '../src/preview/emulator/sls.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';

const project = aProject();
const { root } = project;

let aws: TestAws;

beforeAll(async () => {
  aws = await anAws('us-east-1');
});

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

let runs = 0;

/** Types the command, and returns what it printed. */
async function type(port: number, ...args: string[]): Promise<string> {
  const log = join(aws.directory, `${++runs}.log`);
  await sls({ root, aws, port, log }, ...args);
  return readFileSync(log, 'utf8');
}

const outputs = () => stackOutputs(aws.clients.cloudFormation(), 'streamgate-local');

async function image(): Promise<string | undefined> {
  const { ClusterName = '' } = await outputs();
  const deployed = await services(aws.clients.ecs(), ClusterName).all();
  return deployed.find(({ name }) => name === 'sales')?.taskDefinition;
}

test('deploy, the same again, changes, info, remove: nothing is left', async () => {
  const before = aws.inventory();

  expect(await type(8501, 'deploy', '--param', 'image=sha256:one')).toContain('Service deployed to stack');
  expect(await outputs()).toMatchObject({ AppSalesUrl: 'http://sales.localhost:8501' });
  expect(aws.inventory()).not.toEqual(before);

  expect(await type(8501, 'deploy', '--param', 'image=sha256:one')).toContain('No changes to deploy');

  const firstTask = await image();
  expect(await type(8501, 'deploy', '--param', 'image=sha256:two')).toContain('Service deployed to stack');
  expect(await image()).not.toBe(firstTask);

  expect(await type(8502, 'deploy', '--param', 'image=sha256:two')).toContain('Service deployed to stack');
  expect(await outputs()).toMatchObject({ AppSalesUrl: 'http://sales.localhost:8502' });

  expect(await type(8502, 'info')).toContain('streamgate-local-pre-token');
  // Lambda delivers the last lines of a function after it is gone.
  await aws.clients.lambda().send(new InvokeCommand({ FunctionName: 'streamgate-local-scale-to-zero' }));
  expect(await type(8502, 'remove')).toContain('successfully removed');
  expect(aws.inventory()).toEqual(before);
});
