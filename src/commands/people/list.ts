import { Temporal } from 'temporal-polyfill';
import { type PersonState, personState } from '../../invitations/person-state.ts';
import type { PoolAccount } from '../../invitations/pool.ts';
import { oneLine, plural } from '../invite/format.ts';
import { onDeployedInvitations, settingsFor } from '../invite/on-invitations.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { parseState, rejectVerbs } from './arguments.ts';
import { people } from './usage.mjs';

/** `sls people`: the people of the user pool with their status. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, people.options);
  rejectVerbs(positionals);
  const state = parseState(values.state);
  const { temporaryDays, named } = settingsFor(call);

  let seen = 0;
  const read = (count: number) => {
    seen = count;
  };
  const entries = await withProgress(
    () => `${seen} people read …`,
    onDeployedInvitations(call, ({ people: pool }) =>
      listPeople({ page: pool.page, read }, { temporaryDays, now: Temporal.Now.instant() }, state),
    ),
  );
  return { document: { stage: call.stage, people: entries }, text: formatPeopleList(call.stage, entries, named) };
};

/** An account as a page of the pool lists it. */
export interface NamedAccount extends PoolAccount {
  email: string;
  name?: string;
}

/** One line of the list. */
export interface PersonEntry extends Pick<NamedAccount, 'email' | 'name' | 'username' | 'until'> {
  state: PersonState;
  /** The account's last change; for invited people, when the temporary password was set. */
  since: Temporal.Instant;
}

export interface ListPorts {
  page(cursor?: string): Promise<{ people: readonly NamedAccount[]; cursor?: string }>;
  /** Called after each page. */
  read(people: number): void;
}

/** Everyone by address with their status; only one status if `only` is given. */
export async function listPeople(
  { page, read }: ListPorts,
  days: { temporaryDays: number; now: Temporal.Instant },
  only: PersonState | undefined,
): Promise<PersonEntry[]> {
  const entries: PersonEntry[] = [];
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

const entryOf = ({ email, name, username, until, changedAt }: NamedAccount, state: PersonState): PersonEntry => ({
  email,
  ...(name === undefined ? {} : { name }),
  username,
  state,
  since: changedAt,
  ...(until === undefined ? {} : { until }),
});

/** The list as a table. `named`: whether to show user names. */
export function formatPeopleList(stage: string, entries: readonly PersonEntry[], named: boolean): string {
  const rows = entries.map(entry => cellsOf(entry, named));
  const head = ['email', ...(named ? ['user name'] : []), 'name', 'status', 'since', 'until'];
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [
    `Stage ${stage}: ${plural(entries.length, 'person', 'people')}${totals(entries)}.`,
    ...(entries.length === 0 ? [] : ['', ...table.map(row => `  ${line(row)}`.trimEnd())]),
  ].join('\n');
}

const cellsOf = ({ email, username, name, state, since, until }: PersonEntry, named: boolean): string[] => [
  oneLine(email),
  ...(named ? [username] : []),
  oneLine(name ?? ''),
  state,
  since.toString().slice(0, 10),
  until ?? '',
];

function totals(entries: readonly PersonEntry[]): string {
  const states = [...new Set(entries.map(({ state }) => state))];
  if (states.length < 2) return states.length === 0 ? '' : `, ${states[0]}`;
  const each = states.map(state => `${entries.filter(entry => entry.state === state).length} ${state}`);
  return ` (${each.join(', ')})`;
}
