import { describe, expect, test } from '@jest/globals';
import { minutes, now, samples } from './fakes/observations.ts';
import { haveAllReported, presence } from './presence.ts';

const watched = { now, minutes: 10, copies: 1, upSince: minutes(-300) };

test.each([
  ['now', samples(ago => (ago === 1 ? 1 : 0)), 'somebody'],
  ['at the edge, with what is late', samples(ago => (ago === 13 ? 1 : 0)), 'somebody'],
  ['before', samples(ago => (ago === 14 ? 1 : 0)), 'nobody'],
  ['never', samples(() => 0), 'nobody'],
  ['who knows: no answer', 'unknown' as const, 'unknown'],
  ['who knows: no reports', [], 'unknown'],
  ['never, and the last three minutes are late', samples(ago => (ago <= 3 ? undefined : 0)), 'nobody'],
  ['never, and two of ten are missing', samples(ago => (ago === 5 || ago === 9 ? undefined : 0)), 'nobody'],
  ['who knows: three of ten are missing', samples(ago => ([5, 7, 9].includes(ago) ? undefined : 0)), 'unknown'],
  ['somebody, though most is missing', samples(ago => (ago === 12 ? 3 : undefined)), 'somebody'],
] as const)('somebody was there %s', (_when, given, expected) => {
  expect(presence(given, watched)).toBe(expected);
});

describe('what is due', () => {
  test('grows with the copies', () => {
    expect(
      presence(
        samples(() => 0),
        { ...watched, copies: 2 },
      ),
    ).toBe('unknown');
    const both = samples(() => 0).map(sample => ({ ...sample, reports: 2 }));
    expect(presence(both, { ...watched, copies: 2 })).toBe('nobody');
  });

  test('begins with the copies', () => {
    const recent = samples(ago => (ago <= 6 ? 0 : undefined));
    expect(presence(recent, watched)).toBe('unknown');
    expect(presence(recent, { ...watched, upSince: minutes(-8) })).toBe('nobody');
    expect(presence(recent, { ...watched, upSince: minutes(-5) })).toBe('unknown');
  });
});

test('nobody can be told from somebody by a clock that is behind the copies', () => {
  const ahead = (ago: number) =>
    samples(() => 0).map(sample => ({ ...sample, minute: sample.minute.add({ minutes: ago }) }));
  expect(presence(ahead(1), watched)).toBe('nobody');
  expect(presence(ahead(3), watched)).toBe('unknown');
});

test.each([
  ['every copy has reported since', samples(() => 0), 3, 1, true],
  ['only one of two', samples(() => 0).slice(0, -2), 3, 2, false],
  ['none', samples(ago => (ago < 3 ? undefined : 0)), 3, 1, false],
  ['only in the minute in which visitors were sent away', samples(ago => (ago === 3 ? 0 : undefined)), 3, 1, false],
  ['nothing is known', 'unknown' as const, 3, 1, false],
] as const)('whoever came before has been seen: %s', (_what, given, ago, copies, expected) => {
  expect(haveAllReported(given, minutes(-ago), copies)).toBe(expected);
});
