import type { Temporal } from 'temporal-polyfill';
import { timeInWords } from '../../pages/time-in-words.ts';
import type { PowerDecision } from '../../power/decide.ts';
import type { Assumption } from '../../power/explain.ts';
import type { Stretch } from '../../power/hours.ts';

/** All that `power explain` found out. */
export interface PowerExplanation {
  stage: string;
  app: string;
  at: Temporal.Instant;
  timeZone: string;
  hours: Stretch;
  decisions: readonly (PowerDecision & { assumption: Assumption; row: number; sentence: string })[];
  next: readonly { at: Temporal.Instant; open: boolean }[];
}

const assumptions: Record<Assumption, string> = {
  'nobody-connected': 'if it runs, and nobody is connected',
  'somebody-connected': 'if it runs, and somebody is connected',
  'visitor-comes': 'if it does not run, and a visitor comes',
  'not-running': 'if it does not run, and nobody comes',
};

/** An explanation to be read from top to bottom. */
export function powerExplanationText({ stage, app, at, timeZone, hours, decisions, next }: PowerExplanation): string {
  const told = (moment: Temporal.Instant) => timeInWords(moment, timeZone, 'en');
  const width = Math.max(...Object.values(assumptions).map(({ length }) => length));
  const since = hours.since ? ` since ${told(hours.since)}` : '';
  const until = hours.until ? `, until ${told(hours.until)}` : ', without an end in sight';
  return [
    `${app}, stage ${stage}, at ${at.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'minute' })}`,
    `By its hours it is ${hours.open ? 'open' : 'closed'}${since}${until}.`,
    '',
    ...decisions.flatMap(({ assumption, target, row, reason, sentence }) => [
      `  ${assumptions[assumption].padEnd(width)}  ${target} (row ${row}, ${reason})`,
      `    ${sentence}`,
    ]),
    '',
    ...(next.length === 0
      ? ['Its hours never change.']
      : ['Next', ...next.map(({ at, open }) => `  ${told(at)}  ${open ? 'opens' : 'closes'}`)]),
    '',
    `A hold or a deploy changes that. What is now: npx sls power status --app ${app} --stage ${stage}`,
  ].join('\n');
}
