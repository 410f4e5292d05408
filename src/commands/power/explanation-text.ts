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
  'nobody-connected': 'running, no one connected',
  'somebody-connected': 'running, someone connected',
  'visitor-comes': 'not running, a visitor comes',
  'not-running': 'not running, no visitor',
};

/** An explanation to be read from top to bottom. */
export function powerExplanationText({ stage, app, at, timeZone, hours, decisions, next }: PowerExplanation): string {
  const told = (moment: Temporal.Instant) => timeInWords(moment, timeZone, 'en');
  const width = Math.max(...Object.values(assumptions).map(({ length }) => length));
  const since = hours.since ? ` since ${told(hours.since)}` : '';
  const until = hours.until ? `, until ${told(hours.until)}` : ', with no end in sight';
  return [
    `${app}, stage ${stage}, at ${at.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'minute' })}`,
    `By its hours the app is ${hours.open ? 'open' : 'closed'}${since}${until}.`,
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
    `Holds and deploys override this. Current status: npx sls power status --app ${app} --stage ${stage}`,
  ].join('\n');
}
