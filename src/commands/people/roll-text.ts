import { inOneLine } from '../invite/in-one-line.ts';
import { counted } from '../invite/numbers.ts';
import type { Entry } from './roll.ts';

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
