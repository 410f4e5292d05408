import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type StageName, settingsOf, stages } from '../config/stages.ts';
import { imageStack } from '../resources/image/image.ts';
import { stageOf } from '../resources/stage.ts';
import { compare } from './scanners/compare.ts';
import type { Finding, Template } from './scanners/finding.ts';
import { cfnGuard, cfnLint, checkov } from './scanners/scan.ts';
import { waivers } from './scanners/waivers.ts';
import { packaged } from './world/packaged.ts';

// Whatever three scanners find in the templates of every stage is fixed, or has its reason in scanners/waivers.ts.

const names = Object.keys(stages) as StageName[];
const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const folder = mkdtempSync(join(tmpdir(), 'streamgate-scanners-'));
afterAll(() => rmSync(folder, { recursive: true }));

let templates: Template[];
let findings: Finding[];

/** A template with something wrong that each scanner knows, so that none of them is only believed to have run. */
function broken(): Template {
  const file = join(folder, 'broken.json');
  const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'x', Unknown: 1 } };
  const Bucket = { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'PublicRead' } };
  writeFileSync(file, JSON.stringify({ Resources: { Queue, Bucket } }));
  return { stage: 'broken', region: 'eu-west-1', file };
}

beforeAll(async () => {
  templates = [broken()];
  for (const stage of names) {
    const { region } = settingsOf(stage).place;
    const image = join(folder, `${stage}-image.json`);
    writeFileSync(image, JSON.stringify(imageStack(stageOf(stage, settingsOf(stage), preview))));
    templates.push({ stage, region, file: (await packaged(stage)).file }, { stage, region, file: image });
  }
  const linted = Promise.all(templates.map(cfnLint));
  const all = await Promise.all([linted.then(each => each.flat()), checkov(templates), cfnGuard(templates, folder)]);
  findings = all.flat();
}, 600_000);

test('each scanner finds what is wrong in a template that is', () => {
  const found = findings
    .filter(({ stage }) => stage === 'broken')
    .map(({ rule, resource }) => `${rule} on ${resource}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'cfn-lint E3002 on Queue',
      'checkov CKV_AWS_20 on Bucket',
      'cfn-guard s3_bucket_level_public_access_prohibited_check on Bucket',
    ]),
  );
});

test('nothing is found in any template but what a waiver explains, and no waiver is left over', () => {
  const ours = findings.filter(({ stage }) => stage !== 'broken');
  expect(compare(ours, waivers, names)).toEqual({ unexplained: [], stale: [] });
});

test('every waiver has a reason, and none is for everything', () => {
  for (const { reason, rules, resources } of waivers) {
    expect(reason).toMatch(/^[A-Z].{30,}\.$/s);
    expect(rules.length * resources.length).toBeGreaterThan(0);
    for (const pattern of resources) expect(pattern.replaceAll('*', '')).toMatch(/^\w{3,}$/);
  }
});
