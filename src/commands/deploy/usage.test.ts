import { expect, test } from '@jest/globals';
import { deploy } from './usage.mjs';

test('--no-verify takes no value, and says what it leaves out', () => {
  const { type, usage } = deploy.options['no-verify'];
  expect(type).toBe('boolean');
  expect(usage).toMatch(/^Do not wake apps\b/);
});
