import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateClusterCommand, CreateServiceCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AwsClients } from '../src/aws/clients.ts';
import { type DeployedService, services } from '../src/aws/services.ts';
import { secretValues } from '../src/preview/aws/secret-values.ts';
import { localTasks } from '../src/preview/fargate/local-tasks.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';

const root = join(import.meta.dirname, '..');
const json = '{"user":"sales","password":"pa:ss","port":5432,"more":{"tls":true}}';

let aws: TestRegion;
let parameterArn: string;
let directory: string;
let clients: AwsClients;
let read: (valueFrom: string) => Promise<string>;
let tasks: ReturnType<typeof localTasks>;
let secret: { arn: string; firstVersion: string };

beforeAll(async () => {
  aws = await aRegion();
  ({ clients, directory } = aws);
  parameterArn = `arn:aws:ssm:${aws.region}:000000000000:parameter/sales/key`;
  read = secretValues(clients).read;
  tasks = localTasks({ root, directory, streamlit: directory, secretValue: read });
  const made = await clients.secretsManager().send(new CreateSecretCommand({ Name: 'sales', SecretString: 'first' }));
  secret = { arn: made.ARN ?? '', firstVersion: made.VersionId ?? '' };
  await clients.secretsManager().send(new PutSecretValueCommand({ SecretId: secret.arn, SecretString: json }));
  const parameter = { Name: '/sales/key', Value: 'sealed', Type: 'SecureString' } as const;
  await clients.systemsManager().send(new PutParameterCommand(parameter));
});

afterAll(() => aws?.leave());

describe('a secret', () => {
  test.each([
    ['', json],
    [':::', json],
    [':password::', 'pa:ss'],
    [':port::', '5432'],
    [':more::', '{"tls":true}'],
    ['::AWSPREVIOUS:', 'first'],
    [':user:AWSCURRENT:', 'sales'],
  ])('is read in every form of ECS: …%s', async (suffix, value) => {
    expect(await read(`${secret.arn}${suffix}`)).toBe(value);
  });

  test('is read in a version', async () => {
    expect(await read(`${secret.arn}:::${secret.firstVersion}`)).toBe('first');
  });

  test('may be a parameter', async () => {
    expect(await read(parameterArn)).toBe('sealed');
  });

  test.each([
    [':password', 'after the ARN, give either nothing or all of'],
    [':pass::', 'it did not contain the json key pass.'],
    [':toString::', 'it did not contain the json key toString.'],
    [':user:AWSPREVIOUS:', 'it did not contain the json key user.'],
    ['::AWSPENDING:', 'staging label: AWSPENDING'],
  ])('that cannot be is not guessed: …%s', async (suffix, problem) => {
    await expect(read(`${secret.arn}${suffix}`)).rejects.toThrow(problem);
  });

  test.each([
    ['arn:aws:secretsmanager:REGION:000000000000:secret:gone-AbCdEf', "can't find the specified secret"],
    ['arn:aws:ssm:REGION:000000000000:parameter/sales/keys', 'not found'],
    ['arn:aws:s3:::bucket/key', 'neither the ARN of a Secrets Manager secret nor'],
    ['sales', 'neither the ARN of a Secrets Manager secret nor'],
  ])('that is none says so: %s', async (valueFrom, problem) => {
    await expect(read(valueFrom.replace('REGION', aws.region))).rejects.toThrow(problem);
  });
});

/** What the cluster says about a service with these secrets, whose task prints its environment. */
async function deployed(name: string, secrets: Record<string, string>): Promise<DeployedService> {
  const ecs = clients.ecs();
  const container = {
    name,
    image: 'none',
    command: ['python', '-c', 'import json, os; print(json.dumps(dict(os.environ)))'],
    environment: [{ name: 'STREAMGATE_APP', value: name }],
    secrets: Object.entries(secrets).map(([variable, valueFrom]) => ({ name: variable, valueFrom })),
  };
  await ecs.send(new CreateClusterCommand({ clusterName: name }));
  await ecs.send(new RegisterTaskDefinitionCommand({ family: name, containerDefinitions: [container] }));
  const loadBalancers = [{ targetGroupArn: 'group', containerName: name, containerPort: 8501 }];
  const wanted = { cluster: name, serviceName: name, taskDefinition: name, desiredCount: 0, loadBalancers };
  await ecs.send(new CreateServiceCommand(wanted));
  const [service] = await services(ecs, name).all();
  if (!service) throw new Error('There is no service.');
  return service;
}

test('a task finds its secrets in its environment, beside what is no secret', async () => {
  const service = await deployed('sales', {
    STREAMGATE_SECRET_database: secret.arn,
    STREAMGATE_SECRET_key: parameterArn,
    UVICORN_HOST: `${secret.arn}:user::`,
  });
  const task = await tasks.run(service);
  expect(await task.exited).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(directory, 'sales.log'), 'utf8'))).toMatchObject({
    STREAMGATE_APP: 'sales',
    STREAMGATE_SECRET_database: json,
    STREAMGATE_SECRET_key: 'sealed',
    UVICORN_HOST: '127.0.0.1', // whatever a container is told, it listens on the loopback only
  });
});

test('a task does not start without all of its secrets, and says which is missing, as ECS does', async () => {
  const service = await deployed('stock', {
    STREAMGATE_SECRET_key: parameterArn,
    STREAMGATE_SECRET_database: `${secret.arn}:pass::`,
  });
  await expect(tasks.run(service)).rejects.toThrow(
    `ResourceInitializationError: unable to pull secrets or registry auth: STREAMGATE_SECRET_database from ${secret.arn}:pass::: it did not contain the json key pass.`,
  );
  expect(() => readFileSync(join(directory, 'stock.log'))).toThrow('ENOENT');
});
