import { expect, test } from '@jest/globals';
import { BadUsage } from '../kit/bad-usage.ts';
import { command } from './verify.ts';

const call = (...words: string[]) =>
  command({ words, stage: 'prod', region: 'eu-west-1', connection: async () => ({}) });

test.each([
  ['--wait needs --with-person', ['--wait']],
  ['Unexpected argument', ['finance']],
  ["Unknown option '--with-persons'", ['--with-persons']],
])('bad usage: %s', async (problem, words) => {
  const refused = call(...words);
  await expect(refused).rejects.toThrow(BadUsage);
  await expect(refused).rejects.toThrow(problem);
});
