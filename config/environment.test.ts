import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { environments, readEnvironment, writeEnvironment } from './environment.ts';

test('what resources write, handlers read', () => {
  const written = writeEnvironment('preToken', { stage: 'prod', clients: '{}' });
  expect(readEnvironment('preToken', written)).toEqual({ stage: 'prod', clients: '{}' });
});

test('a missing variable is named', () => {
  expect(() => readEnvironment('preToken', { STREAMGATE_STAGE: 'prod' })).toThrow('STREAMGATE_CLIENTS is missing');
});

test("the gate reads the task's variables under the same names", () => {
  const gate = readFileSync(new URL('../gate/settings.py', import.meta.url), 'utf8');
  const asgi = readFileSync(new URL('../gate/asgi.py', import.meta.url), 'utf8');
  const read = new Set(`${gate}${asgi}`.match(/STREAMGATE_[A-Z_]+/g));
  expect([...read].sort()).toEqual(Object.values(environments.task).sort());
});
