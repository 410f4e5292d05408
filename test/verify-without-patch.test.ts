import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';

// An AWS that keeps only one group of a weighted forward and drops the login: the emulator without one of its patches.

const project = aProject();
let aws: TestAws;

beforeAll(async () => {
  aws = await anAws('us-east-1', { withoutPatches: ['keep_action_configs'] });
  await putStack(aws);
}, 300_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 30_000);

test('sls verify says what differs, with the evidence and what to do, and ends with 1', async () => {
  const { status, stdout } = await project.run('verify --stage local --json', aws.endpoint);
  const { findings } = JSON.parse(stdout);
  const of = (name: string) => findings.find((finding: { case: string }) => finding.case === name);
  expect(status).toBe(1);
  expect(of('weighted-forward')).toMatchObject({
    outcome: 'differs',
    evidence: expect.stringMatching(/^The page rule of \w+ forwards to \w+, group stickiness off\.$/),
    action: expect.stringContaining('npx sls deploy --stage local'),
  });
  expect(of('login-unchanged')).toMatchObject({
    outcome: 'differs',
    evidence: expect.stringContaining('has a TargetGroupArn beside'),
  });
  const differing = findings.filter(({ outcome }: { outcome: string }) => outcome === 'differs');
  expect(differing.map((finding: { case: string }) => finding.case)).toEqual(['weighted-forward', 'login-unchanged']);
}, 300_000);
