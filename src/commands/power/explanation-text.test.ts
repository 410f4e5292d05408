import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type PowerExplanation, powerExplanationText } from './explanation-text.ts';

const moment = (text: string) => Temporal.Instant.from(text);

const explanation: PowerExplanation = {
  stage: 'prod',
  app: 'sales',
  at: moment('2026-11-30T17:30Z'),
  timeZone: 'Europe/Madrid',
  hours: { open: false, since: moment('2026-11-30T17:00Z'), until: moment('2026-12-01T07:00Z') },
  decisions: [
    { assumption: 'nobody-connected', row: 7, target: 'asleep', reason: 'closed', sentence: 'The app is closed.' },
    { assumption: 'somebody-connected', row: 6, target: 'draining', reason: 'draining', sentence: 'They may stay.' },
  ],
  next: [{ at: moment('2026-12-01T07:00Z'), open: true }],
};

test('from the hours to what comes next', () => {
  expect(powerExplanationText(explanation)).toBe(
    `
sales, stage prod, at 2026-11-30T18:30+01:00[Europe/Madrid]
By its hours the app is closed since Mon 30 Nov, 18:00 CET, until Tue 1 Dec, 08:00 CET.

  running, no one connected     asleep (row 7, closed)
    The app is closed.
  running, someone connected    draining (row 6, draining)
    They may stay.

Next
  Tue 1 Dec, 08:00 CET  opens

Holds and deploys override this. Current status: npx sls power status --app sales --stage prod
`.trim(),
  );
});

test('without hours there is no change', () => {
  const text = powerExplanationText({ ...explanation, hours: { open: true }, next: [] });
  expect(text).toContain('By its hours the app is open, with no end in sight.\n');
  expect(text).toContain('\nIts hours never change.\n');
});
