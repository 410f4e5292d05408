import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Claim, Claims } from '../../invitations/ports.ts';
import { isBefore } from '../../kit/instants.ts';
import { newRun, runBefore, runKey } from './run.ts';

function claimsInMemory(): Claims {
  const kept = new Map<string, Claim>();
  return {
    async claim(key, claim, staleBefore) {
      const there = kept.get(key);
      if (there && (there.done || isBefore(staleBefore, there.at))) return there;
      kept.set(key, claim);
      return undefined;
    },
    read: async key => kept.get(key),
    finish: async () => undefined,
  };
}

const at = (minute: number) => Temporal.Instant.from('2026-11-23T09:00Z').add({ minutes: minute });
const key = runKey({ sha256: 'abc' }, 'skip');

test('the last run of a file is the one to resume', async () => {
  const claims = claimsInMemory();
  await expect(runBefore(claims, key, 'people.csv')).rejects.toMatchObject({
    code: 'nothing-to-resume',
    message: expect.stringContaining('--apply instead of --resume'),
  });
  expect(await newRun(claims, key, 'one', at(0))).toBe('one');
  expect(await newRun(claims, key, 'two', at(1))).toBe('two');
  expect(await runBefore(claims, key, 'people.csv')).toBe('two');
});

test('another file, or the same one with another option, is another run', async () => {
  const claims = claimsInMemory();
  await newRun(claims, key, 'one', at(0));
  for (const other of [runKey({ sha256: 'abd' }, 'skip'), runKey({ sha256: 'abc' }, 'error')])
    await expect(runBefore(claims, other, 'people.csv')).rejects.toMatchObject({ code: 'nothing-to-resume' });
});

test('of two at the same moment one is told of the other', async () => {
  const claims = claimsInMemory();
  await newRun(claims, key, 'one', at(1));
  await expect(newRun(claims, key, 'two', at(0))).rejects.toMatchObject({ code: 'in-flight' });
});
