import type { Counts } from '../../invitations/job.ts';
import type { Totals } from './counts.ts';
import { counted, inDigits } from './numbers.ts';

const words: Record<keyof Counts, string> = {
  invited: 'invited',
  resent: 'mailed again',
  updated: 'there already: groups or last day changed',
  unchanged: 'there already: nothing to do',
  waiting: 'waiting',
  calling: 'being mailed',
  mailed: 'mailed, with something left to do',
  deferred: 'waiting for the mails of another day',
  failed: 'failed',
  invalid: 'wrong: left out',
  mailInDoubt: 'of them with a mail that may not have arrived',
};

/** What became of a file, row by row of the kind there is. */
export function resultText(file: string, stage: string, { total, counts }: Totals): string[] {
  const rows = Object.entries(words)
    .map(([state, said]) => ({ said, count: counts[state as keyof Counts] }))
    .filter(({ count }) => count > 0);
  const width = Math.max(0, ...rows.map(({ count }) => inDigits(count).length));
  return [
    `${file}, stage ${stage}: ${counted(total, 'row')}.`,
    '',
    ...rows.map(({ said, count }) => `  ${inDigits(count).padStart(width)}  ${said}`),
  ];
}
