import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anAws, type TestAws } from './world/aws.ts';
import { aCompanyNetwork, type CompanyNetwork } from './world/company-network.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';
import { type Interrupt, runSls } from './world/sls-process.ts';
import { testKeys } from './world/test-keys.ts';

// Behind a company's proxy nothing else reaches AWS: every request of every command has to go the way that osls' own go.

const project = aProject();
const folder = project.root;
let directory: string;
let aws: TestAws;
let network: CompanyNetwork;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'streamgate-company-'));
  aws = await anAws('us-east-1', { hosts: ['aws.invalid', 'localhost'] });
  await putStack(aws);
  network = await aCompanyNetwork(aws.endpoint, directory);
}, 300_000);

afterAll(async () => {
  await network?.stop();
  await aws?.stop();
  project.remove();
  rmSync(directory, { recursive: true });
}, 20_000);

beforeEach(() => {
  network.tunnels.length = 0;
});

const type = (line: string, env: Record<string, string>, interrupt: Interrupt = {}) => {
  const ours = { HOME: directory, TMPDIR: directory, AWS_EC2_METADATA_DISABLED: 'true', ...testKeys };
  return runSls({ folder, line, env: { ...ours, ...env }, ...interrupt });
};

describe('through the proxy', () => {
  test.each([
    ['info --stage local', 'stack: streamgate-local'], // osls' own
    ['access who --app sales --stage local', 'people in the pool have access'],
    ['power status --stage local', 'sales'],
    ['people --stage local', 'people'],
    ['invite ana@example.com --stage local', 'Invited'],
  ])('%s', async (line, answer) => {
    const { status, said } = await type(line, network.proxied);
    expect([status, said]).toEqual([0, expect.stringContaining(answer)]);
    expect(new Set(network.tunnels)).toEqual(new Set(['aws.invalid:443']));
  });

  test('preflight: the account is looked at, and is another one than the stage’s', async () => {
    const { status, said } = await type('preflight --stage prod', network.proxied);
    expect([status, said]).toEqual([1, expect.stringContaining('000000000000')]);
    expect(network.tunnels).toContain('aws.invalid:443');
  });

  test('a deploy, up to what the account is not ready for', async () => {
    const { status, said } = await type('deploy --stage prod', network.proxied);
    expect([status, said]).toEqual([2, expect.stringContaining('The AWS account is not ready for stage prod')]);
    expect(network.tunnels).toContain('aws.invalid:443');
  }, 300_000);
});

test('osls’ cafile counts for ours, and without it AWS is not believed', async () => {
  expect(await type('people --stage local', network.direct)).toMatchObject({ status: 0 });
  const { AWS_ENDPOINT_URL } = network.direct;
  const { status, said } = await type('people --stage local', { AWS_ENDPOINT_URL, SLS_AWS_REQUEST_MAX_RETRIES: '0' });
  expect([status, said]).toEqual([1, expect.stringContaining('self-signed certificate')]);
  expect(network.tunnels).toEqual([]);
});

test('a proxy that does not answer is given up after seconds, not minutes', async () => {
  const silent = await aCompanyNetwork(aws.endpoint, directory, { silent: true });
  try {
    const began = Date.now();
    const given = 'did not establish a connection with the server within the configured timeout of 3000 ms';
    const env = { ...silent.proxied, SLS_AWS_REQUEST_MAX_RETRIES: '0' };
    const { said } = await type('people --stage local', env, { interruptAt: given });
    expect(said).toContain(given);
    expect(Date.now() - began).toBeLessThan(60_000);
    expect(silent.tunnels).toEqual(['aws.invalid:443']);
  } finally {
    await silent.stop();
  }
}, 150_000);

describe('a profile of osls', () => {
  test.each([
    ['--aws-profile', 'people --stage local --aws-profile nobody', {}],
    ['AWS_PROFILE', 'people --stage local', { AWS_PROFILE: 'nobody' }],
    ['AWS_<STAGE>_PROFILE, which only osls knows', 'people --stage local', { AWS_LOCAL_PROFILE: 'nobody' }],
  ])('that is not configured is said: %s', async (_, line, env) => {
    const { status, said } = await type(`${line} --json`, { ...network.proxied, ...env });
    expect(status).toBe(1);
    expect(said).toContain('"no-credentials"');
    expect(said).toMatch(/AWS profile "nobody".*pass --aws-profile/);
    expect(network.tunnels).toEqual([]);
  });
});
