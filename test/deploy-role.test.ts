import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { resourceTypes } from '../docs/generate/deploy-role/types.ts';
import { embeddedAwsKeys } from '../src/preview/embedded-aws.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { type Json, packaged } from './world/packaged.ts';
import { aProject } from './world/project.ts';

const root = join(import.meta.dirname, '..');
const { policies }: { policies: Record<string, object> } = JSON.parse(
  readFileSync(join(root, 'docs', 'deploy-role.json'), 'utf8'),
);
const project = aProject();
const folder = mkdtempSync(join(tmpdir(), 'streamgate-role-'));
let aws: TestAws;
let deployer: Record<string, string>;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  const iam = new IAMClient({
    ...{ endpoint: aws.endpoint, region: aws.region },
    credentials: {
      accessKeyId: embeddedAwsKeys.AWS_ACCESS_KEY_ID,
      secretAccessKey: embeddedAwsKeys.AWS_SECRET_ACCESS_KEY,
    },
  });
  const UserName = 'deployer';
  await iam.send(new CreateUserCommand({ UserName }));
  for (const [PolicyName, document] of Object.entries(policies))
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument: JSON.stringify(document) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  deployer = { AWS_ACCESS_KEY_ID: `${AccessKey?.AccessKeyId}`, AWS_SECRET_ACCESS_KEY: `${AccessKey?.SecretAccessKey}` };
  iam.destroy();
  const { status, stderr } = project.sls('deploy --stage local --param image=sha256:one', aws.endpoint);
  if (status !== 0) throw new Error(stderr);
}, 120_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
  rmSync(folder, { recursive: true });
}, 20_000);

test.each(['dev', 'prod'])('every type in the packaged template of %s is covered', stage => {
  const { template } = packaged(stage, join(folder, stage));
  const types = Object.values<Json>(template.Resources).map(({ Type }) => Type);
  expect(types.length).toBeGreaterThan(30);
  expect(resourceTypes()).toEqual(expect.arrayContaining(types));
});

test('IAM would understand it, as far as cfn-lint knows IAM', () => {
  const file = join(folder, 'policies.json');
  const managed = (PolicyDocument: object) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } });
  const Resources = Object.fromEntries(
    Object.values(policies).map((policy, index) => [`Policy${index}`, managed(policy)]),
  );
  writeFileSync(file, JSON.stringify({ Resources }));
  const lint = join(root, '.venv', 'tools', 'bin', 'cfn-lint');
  expect(spawnSync(lint, ['-r', 'eu-west-1', '--', file], { encoding: 'utf8' })).toMatchObject({
    stdout: '',
    status: 0,
  });
});

/**
 * What our own commands call, the emulator checks. Not `sls deploy`: osls' bucket refuses whoever comes without TLS, as here all but
 * the account's owner do; nor what CloudFormation does for them, which the emulator does by itself.
 */
test.each([
  'info --stage local',
  'invite gus@example.com --groups admins --stage local',
  'access who --app sales --stage local',
  'people --stage local',
  'people until gus@example.com --date 2027-01-01 --stage local',
  'people disable gus@example.com --stage local',
  'people enable gus@example.com --stage local',
])('who has these rights, and no others, may type sls %s', line => {
  const { status, stdout, stderr } = project.sls(line, aws.endpoint, deployer);
  expect(`${stdout}${stderr}`).not.toMatch(/not authorized/);
  expect(status).toBe(0);
});
