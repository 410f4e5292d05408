import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { settingsOf } from '../../config/stages.ts';
import { imageStack } from '../../resources/image/image.ts';
import { stack } from '../../resources/stack.ts';
import { stageOf } from '../../resources/stage.ts';
import { changes } from '../../resources/testing/changes.ts';
import { type Json, packaged } from '../world/packaged.ts';
import { documentsIn, findingsOf } from './documents.ts';
import { findingsIn } from './findings.ts';
import { resolveIn } from './resolve.ts';

/** What osls reads: intrinsic functions are objects in memory. */
const asJson = (template: object): Json => JSON.parse(JSON.stringify(template));

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };

test.each(['local', 'dev', 'prod'] as const)(
  'IAM takes every policy in the packaged template of %s',
  async stage => {
    const { Resources } = (await packaged(stage)).template;
    expect(findingsOf(Resources)).toEqual([]);
    expect(documentsIn(Resources).length).toBeGreaterThan(15);
  },
  300_000,
);

test.each([['nothing', settingsOf('prod')] as const, ...changes.map(({ setting, to }) => [setting, to] as const)])(
  'IAM takes every policy of stage prod with another %s',
  (_what, settings) => {
    const { resources, functions } = asJson(stack('prod', settings, preview));
    const { Resources } = resources;
    expect(findingsOf(Resources)).toEqual([]);
    expect(findingsOf(asJson(imageStack(stageOf('prod', settings, preview))).Resources)).toEqual([]);
    // The role plugin takes them as they are.
    const resolve = resolveIn(Resources);
    for (const { iamRoleStatements } of Object.values<Json>(functions))
      if (iamRoleStatements.length > 0) expect(findingsIn({ Statement: iamRoleStatements }, resolve)).toEqual([]);
  },
);

test('IAM takes every policy of docs/deploy-role.json', () => {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'deploy-role.json');
  const { policies } = JSON.parse(readFileSync(file, 'utf8'));
  const resolve = resolveIn({});
  for (const policy of Object.values<Json>(policies)) expect(findingsIn(policy, resolve)).toEqual([]);
});
