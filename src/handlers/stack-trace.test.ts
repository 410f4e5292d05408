import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { mapStackTrace } from './stack-trace.ts';

const folder = mkdtempSync(join(tmpdir(), 'streamgate-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bundle = join(folder, 'signout.js');
/** What a function throws that was deployed without its variables. */
async function aStack(): Promise<string> {
  const how = { bundle: true, minify: true, platform: 'node', sourcemap: true, sourcesContent: false } as const;
  await build({ ...how, entryPoints: ['src/handlers/signout.ts'], outdir: folder });
  const program = `try { require(${JSON.stringify(bundle)}) } catch (error) { console.log(error.stack) }`;
  return execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8', env: {} });
}

test('a stack trace names our own lines', async () => {
  const stack = await aStack();
  expect(stack).toContain('signout.js:');
  const [, line] = /config\/environment\.ts:(\d+)/.exec(mapStackTrace(stack)) ?? [];
  expect(readFileSync('config/environment.ts', 'utf8').split('\n')[Number(line) - 1]).toContain('throw new Error');
  expect(mapStackTrace(stack)).toContain('src/handlers/signout.ts:');
});

test('where the map is missing or broken, the trace stays as it is', () => {
  const stack = `Error: no\n    at f (${bundle}:1:5)\n    at g (/nowhere/index.js:2:7)\n    at node:internal/x:3:1`;
  writeFileSync(`${bundle}.map`, 'no map');
  expect(mapStackTrace(stack)).toBe(stack);
});

test('a line of a library, which the map knows no source of, stays as it is', () => {
  const stack = `Error: no\n    at f (${bundle}:1:2)`;
  writeFileSync(
    `${bundle}.map`,
    JSON.stringify({ version: 3, sources: ['../src/a.ts'], names: [], mappings: 'A,IAAA' }),
  );
  expect(mapStackTrace(stack)).toBe(stack);
});
