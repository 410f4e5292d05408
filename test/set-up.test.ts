import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identifyProcess } from '../src/setup/process-identity.mjs';
import { aTinyClone, type TinyClone } from './world/tiny-clone.ts';

let clone: TinyClone;
beforeEach(() => {
  clone = aTinyClone();
});
afterEach(() => clone.remove());

const isAlive = (pid: number) => identifyProcess(pid) !== undefined;
const noneAlive = () => !clone.npmRuns().some(({ pid }) => isAlive(pid));

test('installs the npm packages as they are locked, without their scripts, and nothing else', async () => {
  expect(await clone.setup('installs').ended).toMatchObject({ code: 0, stderr: '' });
  expect(clone.npmRuns().map(({ args }) => args)).toEqual([
    ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'],
  ]);
  expect(clone.isStamped()).toBe(true);
});

test('does nothing the second time, unless something is missing', async () => {
  await clone.setup('installs').ended;
  expect(await clone.setup('installs').ended).toEqual({ code: 0, stdout: '', stderr: '' });
  rmSync(join(clone.directory, 'node_modules', 'dependency'), { recursive: true });
  expect(await clone.setup('installs').ended).toMatchObject({ code: 0 });
  expect(clone.npmRuns()).toHaveLength(2);
  expect(clone.isComplete()).toBe(true);
});

test('what npm leaves out without an error is named, and not taken for installed', async () => {
  const { code, stderr } = await clone.setup('leaves Node out').ended;
  expect(code).toBe(1);
  expect(stderr).toContain(
    'npm packages: no command failed, but node_modules/node-linux-test/package.json, node_modules/.bin/node was not installed.',
  );
  expect(clone.isStamped()).toBe(false);
  expect(await clone.setup('installs').ended).toMatchObject({ code: 0 });
  expect(clone.isComplete()).toBe(true);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends npm before it returns, also an npm that does not want to, and the next one works',
  async signal => {
    const first = clone.setup('slow');
    await clone.npmWrites(1);
    process.kill(await first.startPid(), signal);
    const { code, stderr } = await first.ended;
    expect(code).toBeGreaterThan(128);
    expect(stderr).toMatch(/Stopping set-up …\n\n✗ Set-up was stopped\. Run the command again to continue\.\n$/);
    expect(noneAlive()).toBe(true);
    expect(clone.isStamped()).toBe(false);
    expect(await clone.setup('installs').ended).toMatchObject({ code: 0 });
    expect(clone.isComplete()).toBe(true);
  },
);

test('when start.mjs is killed, the next one ends what it has left before it installs', async () => {
  const first = clone.setup('slow');
  await clone.npmWrites(1);
  process.kill(await first.startPid(), 'SIGKILL');
  expect(await clone.setup('installs').ended).toMatchObject({ code: 0 });
  expect(noneAlive()).toBe(true);
  expect(clone.isComplete()).toBe(true);
});

test('when npm itself is killed, the set-up below it ends, and a second one waits for that', async () => {
  const first = clone.setup('slow');
  await clone.npmWrites(1);
  first.child.kill('SIGKILL');
  const { code, stdout } = await clone.setup('installs').ended;
  expect(code).toBe(0);
  expect(stdout).toContain(`waiting for another set-up of this clone (process ${await first.startPid()})`);
  expect(noneAlive()).toBe(true);
  expect(clone.isComplete()).toBe(true);
});

test('of two at once the second waits, and finds everything done', async () => {
  const all = await Promise.all([clone.setup('installs').ended, clone.setup('installs').ended]);
  expect(all).toMatchObject([{ code: 0 }, { code: 0 }]);
  expect(clone.npmRuns()).toHaveLength(1);
});

test('a full disk is called that, with how much is free where', async () => {
  const { code, stderr } = await clone.setup('finds no space').ended;
  expect(code).toBe(1);
  expect(stderr).toContain('No space left on the disk.');
  expect(stderr).toMatch(new RegExp(`${clone.directory}: \\d+ MB free\n`));
  expect(stderr).toContain('Free some space, then run the command again.');
});

test('a kind of machine for which no Node is locked is named before anything is installed', async () => {
  const other = aTinyClone('plan9');
  const { code, stderr } = await other.setup('installs').ended;
  expect([code, other.npmRuns()]).toEqual([1, []]);
  expect(stderr).toContain(`package-lock.json has no Node 24 for ${process.platform} ${process.arch}.`);
  other.remove();
});
