import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type BuildOptions, build, context } from 'esbuild';
import bundles from './bundles.mjs';

const folder = mkdtempSync(join(tmpdir(), 'streamgate-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const entries = ['src/handlers/pre-token.ts', 'src/handlers/signout.ts'];
const options: BuildOptions = { bundle: true, minify: true, platform: 'node', sourcemap: true, sourcesContent: false };
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

/** A build for each file, all of them at once, as serverless-esbuild starts them. */
async function buildEach(files: readonly string[], outdir: string) {
  const plugins = bundles({
    service: {
      getAllFunctions: () => [...files],
      getFunction: file => ({ handler: file.replace(/\.ts$/, '.handler') }),
    },
  });
  const its = (entry: string): BuildOptions => ({
    ...options,
    entryPoints: [entry],
    outdir,
    plugins,
    logLevel: 'silent',
  });
  const builds = await Promise.all(files.map(file => context(its(file))));
  try {
    return await Promise.allSettled(builds.map(one => one.rebuild()));
  } finally {
    await Promise.all(builds.map(one => one.dispose()));
  }
}

test('each function gets what a build of its own would make of it, when its own build has ended', async () => {
  await build({ ...options, entryPoints: entries, outdir: join(folder, 'alone') });
  const results = await buildEach(entries, join(folder, 'together'));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  for (const name of ['pre-token', 'signout']) {
    expect(read('together', `${name}.js`)).toBe(read('alone', `${name}.js`));
    expect(JSON.parse(read('together', `${name}.js.map`)).names).toEqual([]);
  }
});

test('the files of the project are read once', async () => {
  const results = await buildEach(entries, join(folder, 'once'));
  const inputs = results.map(
    result => result.status === 'fulfilled' && Object.keys(result.value.metafile?.inputs ?? {}),
  );
  expect(inputs.filter(Array.isArray).flat()).toEqual(expect.arrayContaining(entries));
  expect(inputs.filter(one => Array.isArray(one) && one.length > 0)).toHaveLength(1);
});

test('a function that cannot be built fails the build, and no other waits for it in vain', async () => {
  const results = await buildEach([...entries, 'src/handlers/none.ts'], join(folder, 'broken'));
  expect(results.map(({ status }) => status)).toContain('rejected');
  const [reason] = results.flatMap(result => (result.status === 'rejected' ? [`${result.reason}`] : []));
  expect(reason).toContain('src/handlers/none.ts');
});
