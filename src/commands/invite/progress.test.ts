import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { progressDisplay } from './progress.ts';

/** All that is shown on a stream, once `use` is over. */
function shown(
  isTTY: boolean,
  json: boolean,
  use: (show: ReturnType<typeof progressDisplay>['show'], clock: Clock) => void,
) {
  const clock: Clock = { now: 0 };
  const pass = new PassThrough();
  const terminal = { isTTY, columns: 120, cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  const stream = Object.assign(pass, terminal) as unknown as NodeJS.WriteStream;
  const progress = progressDisplay({ stream, clock: () => clock.now }, json);
  use(progress.show, clock);
  progress.end();
  return String(pass.read() ?? '');
}

interface Clock {
  now: number;
}

test('elsewhere than on a terminal it is a line now and then', () => {
  const text = shown(false, false, (show, clock) => {
    show('Saving', 0, 12_000, '');
    show('Saving', 25, 12_000, '');
    clock.now = 5_000;
    show('Saving', 900, 12_000, '');
    show('Inviting', 0, 12_000, 'mails 0 of 40 today');
  });
  expect(text.split('\n')).toEqual([
    'Saving: 0 of 12,000 rows …',
    'Saving: 900 of 12,000 rows …',
    'Inviting: 0 of 12,000 rows, mails 0 of 40 today …',
    '',
  ]);
});

test('on a terminal it is one bar', () => {
  const text = shown(true, false, show => {
    show('Saving', 0, 2_000, '');
    show('Inviting', 1_000, 2_000, '5.0 a second');
  });
  expect(text).toContain('Inviting [============------------] 1,000 of 2,000, 5.0 a second');
});

test('a program is shown nothing', () => {
  expect(shown(true, true, show => show('Inviting', 1, 2, ''))).toBe('');
});
