import { Temporal } from 'temporal-polyfill';
import { type PersonState, personState } from '../../invitations/person-state.ts';
import type { Known } from '../../invitations/pool.ts';
import { counted, inOneLine } from '../invite/format.ts';
import { onDeployedInvitations, settingsFor } from '../invite/on-invitations.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { noVerb, stateGiven } from './arguments.ts';
import { people } from './usage.mjs';

/** `sls people`: everybody in the deployed pool, and how far they have come. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, people.options);
  noVerb(positionals);
  const state = stateGiven(values.state);
  const { temporaryDays, named } = settingsFor(call);

  let seen = 0;
  const read = (count: number) => {
    seen = count;
  };
  const entries = await withProgress(
    () => `${seen} people read …`,
    onDeployedInvitations(call, ({ people: pool }) =>
      roll({ page: pool.page, read }, { temporaryDays, now: Temporal.Now.instant() }, state),
    ),
  );
  return { document: { stage: call.stage, people: entries }, text: rollText(call.stage, entries, named) };
};

/** Somebody as a page of the pool has them. */
export interface Listed extends Known {
  email: string;
  name?: string;
}

/** Somebody as the list shows them. */
export interface Entry extends Pick<Listed, 'email' | 'name' | 'username' | 'until'> {
  state: PersonState;
  /** The account's last change: for somebody invited, when the temporary password was made. */
  since: Temporal.Instant;
}

export interface RollPorts {
  page(cursor?: string): Promise<{ people: readonly Listed[]; cursor?: string }>;
  /** Called after each page. */
  read(people: number): void;
}

/** Everybody, by address, each with how far they have come; only those of one state if one is given. */
export async function roll(
  { page, read }: RollPorts,
  days: { temporaryDays: number; now: Temporal.Instant },
  only: PersonState | undefined,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let seen = 0;
  let cursor: string | undefined;
  do {
    const { people, cursor: next } = await page(cursor);
    for (const person of people) {
      const state = personState(person, days);
      if (only === undefined || state === only) entries.push(entryOf(person, state));
    }
    seen += people.length;
    read(seen);
    cursor = next;
  } while (cursor !== undefined);
  return entries.sort((a, b) => (a.email < b.email ? -1 : 1));
}

const entryOf = ({ email, name, username, until, changedAt }: Listed, state: PersonState): Entry => ({
  email,
  ...(name === undefined ? {} : { name }),
  username,
  state,
  since: changedAt,
  ...(until === undefined ? {} : { until }),
});

/** The list as a table. `named`: whether people have user names, which are shown then. */
export function rollText(stage: string, entries: readonly Entry[], named: boolean): string {
  const rows = entries.map(entry => cellsOf(entry, named));
  const head = ['e-mail', ...(named ? ['user name'] : []), 'name', 'state', 'since', 'until'];
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [
    `Stage ${stage}: ${counted(entries.length, 'person', 'people')}${totals(entries)}.`,
    ...(entries.length === 0 ? [] : ['', ...table.map(row => `  ${line(row)}`.trimEnd())]),
  ].join('\n');
}

const cellsOf = ({ email, username, name, state, since, until }: Entry, named: boolean): string[] => [
  inOneLine(email),
  ...(named ? [username] : []),
  inOneLine(name ?? ''),
  state,
  since.toString().slice(0, 10),
  until ?? '',
];

function totals(entries: readonly Entry[]): string {
  const states = [...new Set(entries.map(({ state }) => state))];
  if (states.length < 2) return states.length === 0 ? '' : `, ${states[0]}`;
  const each = states.map(state => `${entries.filter(entry => entry.state === state).length} ${state}`);
  return ` (${each.join(', ')})`;
}
