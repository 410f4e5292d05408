import { expect, test } from '@jest/globals';
import { openApps } from './open-apps.ts';

const saying = (...answers: (string[] | 'failed')[]) => {
  const events: string[] = [];
  const invoke = async (event: string) => {
    const answer = answers[events.push(event) - 1] ?? [];
    if (answer === 'failed') return { failed: true, payload: '{"errorMessage":"no"}' };
    return { failed: false, payload: JSON.stringify({ apps: answer.map(state => ({ state })) }) };
  };
  return { events, invoke };
};

test.each<[string, (string[] | 'failed')[], number]>([
  ['all are awake', [['awake', 'awake']], 1],
  ['one sleeps', [['awake', 'asleep']], 1],
  [
    'one is waking, and then awake',
    [
      ['awake', 'waking'],
      ['awake', 'awake'],
    ],
    2,
  ],
  ['one run fails', ['failed', ['awake']], 2],
])('the reconciler runs until nothing is waking: %s', async (_, answers, runs) => {
  const { events, invoke } = saying(...answers);
  await openApps(invoke);
  expect(events).toEqual(Array(runs).fill('{}'));
});
