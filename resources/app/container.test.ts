import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { startCommand } from './container.ts';

test("the gate's own tests start it by the same command", () => {
  const file = new URL('../../gate/testing/server.py', import.meta.url);
  const [options = ''] = /^OPTIONS = \[[^\]]*\]/m.exec(readFileSync(file, 'utf8')) ?? [];
  expect([...options.matchAll(/"([^"]+)"/g)].map(([, word]) => word)).toEqual(startCommand.slice(2));
  expect(startCommand.slice(0, 2)).toEqual(['uvicorn', 'gate.asgi:app']);
});
