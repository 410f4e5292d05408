import type { Temporal } from 'temporal-polyfill';
import { timeInWords } from '../../pages/time-in-words.ts';
import type { Connected, PowerStatus } from './power-status.ts';

const states: Record<PowerStatus['state'], string> = {
  asleep: 'asleep',
  waking: 'waking',
  awake: 'awake',
  draining: 'closing: people who are connected can stay',
  leaving: 'going to sleep',
  failed: 'not starting',
  unknown: 'no status yet',
};

const destinations: Record<PowerStatus['visitors'], string> = {
  app: 'routed to the app',
  wake: 'routed to the waiting page',
  other: 'routed to neither the app nor the waiting page: deploy again',
  unknown: 'destination unknown',
};

/** An app's status, fact by fact. */
export function statusText(status: PowerStatus): string {
  const { app, timeZone, state, since, sentence, decision, nextChange, connected, copies, visitors } = status;
  const { lease, hold, mark, wakes, unverified, failure, problems } = status;
  const told = (moment: Temporal.Instant) => timeInWords(moment, timeZone, 'en');
  const change = nextChange ? `${told(nextChange.at)}: it ${nextChange.open ? 'opens' : 'closes'}` : undefined;
  const facts: [string, string | undefined][] = [
    ['why', `${sentence} (${decision.reason})`],
    ['hours', change ?? 'do not change'],
    ['connected', connectedText(connected)],
    [
      'copies',
      copies === 'unknown'
        ? 'not known'
        : `${copies.desired} wanted, ${copies.running} running, ${copies.healthy} healthy`,
    ],
    ['visitors', destinations[visitors]],
    ['hold', hold && `${hold.target} until ${told(hold.until)}, by ${hold.by}: ${hold.reason}`],
    ['lease', lease && `until ${told(lease.until)} at most, taken ${told(lease.at)} by ${lease.by}`],
    ['deploy', mark && `verifies it until ${told(mark.until)} at the latest`],
    [
      'wakes',
      wakes && `ready in ${wakes.ready.p50} s, nine of ten in ${wakes.ready.p90} s (of the last ${wakes.count})`,
    ],
    ['image', unverified && `deployed ${told(unverified)}, not verified yet`],
    ['failure', failure && `${told(failure.at)}: ${failure.reason}`],
    ...problems.map((problem): [string, string] => ['unknown', problem]),
  ];
  const width = Math.max(...facts.map(([fact]) => fact.length));
  return [
    `${app}: ${states[state]}${state === 'unknown' ? '' : ` since ${told(since)}`}`,
    ...facts.flatMap(([fact, said]) => (said ? [`  ${fact.padEnd(width)}  ${said}`] : [])),
  ].join('\n');
}

/** How many people are connected, and how sure that is. */
export function connectedText({ presence, people, ageSeconds = 0 }: Connected): string {
  if (people === undefined) return presence === 'nobody' ? 'no one' : 'unknown: no reports';
  const reported = `${people === 0 ? 'no one' : people}, ${agoInWords(ageSeconds)}`;
  if (presence === 'unknown') return `${reported}; too few reports since then to be sure`;
  return people === 0 && presence === 'somebody' ? `${reported}; someone a few minutes earlier` : reported;
}

const agoInWords = (seconds: number) =>
  seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} minutes ago`;
