import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { legalStage } from '../resources/testing/legal/stage.ts';
import { composeTemplate } from './world/compose-template.ts';
import { packaged } from './world/packaged.ts';

const cfnLint = join(import.meta.dirname, '..', '.venv', 'tools', 'bin', 'cfn-lint');
const folder = mkdtempSync(join(tmpdir(), 'streamgate-generated-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Rejects with what cfn-lint found. */
const lint = (files: string[]) => promisify(execFile)(cfnLint, ['-r', 'eu-west-1', '--', ...files]);

test('cfn-lint finds nothing in what twenty generated stages become', async () => {
  const { template } = await packaged('prod');
  // The same ones each time: what fails here must fail for whoever looks for the reason.
  const files = fc.sample(legalStage, { numRuns: 20, seed: 2026 }).map((settings, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(composeTemplate({ stage: 'prod', packaged: template, settings })));
    return file;
  });
  const found = await Promise.all([lint(files.slice(0, 10)), lint(files.slice(10))]);
  expect(found.map(({ stdout, stderr }) => stdout + stderr)).toEqual(['', '']);
}, 300_000);
