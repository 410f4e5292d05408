import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keysFile, newKeys, readKeys, writeKeys } from './keys.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'streamgate-keys-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const endpoint = 'http://127.0.0.1:4566';

test('each start has new keys, which are neither an account number nor a default', () => {
  const all = Array.from({ length: 50 }, newKeys);
  expect(new Set(all.map(keys => keys.AWS_SECRET_ACCESS_KEY)).size).toBe(50);
  for (const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } of all) {
    expect(id).toMatch(/^ROOT[0-9A-F]{16}$/); // 16 to 128 word characters, as AWS has them
    expect(secret).toMatch(/^[\w-]{40}$/); // nothing that a shell would read otherwise
  }
});

test('only this user can read the file, and a shell can source it', async () => {
  const keys = newKeys();
  await writeKeys(directory, { endpoint, keys });
  expect(statSync(keysFile(directory)).mode & 0o777).toBe(0o600);
  expect(await readKeys(directory)).toEqual({ endpoint, keys });
  const env = { AWS_PROFILE: 'work', AWS_SESSION_TOKEN: 'x', AWS_ACCESS_KEY_ID: 'AKIAWORK' };
  const script = `. '${keysFile(directory)}' && env`;
  const shown = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env }).split('\n');
  expect(shown).toEqual(expect.arrayContaining([`AWS_ENDPOINT_URL=${endpoint}`]));
  for (const [name, value] of Object.entries(keys)) expect(shown).toContain(`${name}=${value}`);
  expect(shown.join()).not.toMatch(/AWS_PROFILE|AWS_SESSION_TOKEN|AKIAWORK/);
});

test('does not overwrite an existing file, whose mode could differ', async () => {
  await writeKeys(directory, { endpoint, keys: newKeys() });
  await expect(writeKeys(directory, { endpoint, keys: newKeys() })).rejects.toMatchObject({ code: 'EEXIST' });
});
