import { cleanText, readAddress } from '../address.ts';
import type { Finding } from '../finding.ts';
import type { FileRow, Given, Invitation } from '../row.ts';
import { cellText, excerpt } from './cell-text.ts';
import type { Columns } from './columns.ts';
import type { FileRecord } from './records.ts';

/** What the cells of a line say. Undefined for one without a single character in them. */
export function fileRow(
  line: number,
  cells: readonly string[],
  columns: Columns,
  measure: RowRules,
): FileRow | undefined {
  if (cells.every(isBlank)) return undefined;
  const given = nothing();
  let extra: string | undefined;
  cells.forEach((cell, at) => {
    const column = columns[at] ?? 'none';
    if (column === 'none') extra ??= isBlank(cell) ? undefined : cell;
    else if (column !== 'ignored') given[column] = cellText(cell);
  });
  const read = extra === undefined ? invitationOf(line, given, measure) : syntaxFinding('extra', extra);
  return 'code' in read ? { line, given, finding: read } : { line, given, invitation: read };
}

/** A record whose cells cannot be told. */
export function faultyRow({ line, text, fault }: FileRecord): FileRow {
  const tooLong: Finding = {
    code: 'ROW_TOO_LONG',
    values: { found: excerpt(text), allowed: '16,000' },
  };
  return { line, given: nothing(), finding: fault === 'too-long' ? tooLong : syntaxFinding('quote', text) };
}

const syntaxFinding = (why: 'quote' | 'extra', found: string): Finding => ({
  code: 'ROW_SYNTAX',
  values: { why, found: excerpt(found) },
});

const nothing = (): Given => ({ email: '', name: '', groups: '', until: '' });
const isBlank = (cell: string) => cleanText(cell) === '';

/** What a row is judged by. */
export interface RowRules {
  /** Those that people can be put into. */
  groups: readonly string[];
  /** In which line each address was first, by its key. Grows with every row that has one, sound or not. */
  seen: Map<string, number>;
}

/** Whom a row invites, or the first thing that is wrong with it. */
export function invitationOf(line: number, given: Given, { groups: allowed, seen }: RowRules): Invitation | Finding {
  const typed = given.email;
  if (cleanText(typed) === '') return { code: 'EMAIL_MISSING' };
  const address = readAddress(typed);
  if ('why' in address) return { code: 'EMAIL_SYNTAX', values: { value: excerpt(typed), ...address } };
  const { email, key } = address;
  const firstLine = seen.get(key);
  if (firstLine !== undefined) return { code: 'EMAIL_DUPLICATE_IN_FILE', values: { email, firstLine: `${firstLine}` } };
  seen.set(key, line);

  const name = readName(given.name);
  if (typeof name !== 'string') return name;
  const groups = readGroups(given.groups, allowed);
  if ('code' in groups) return groups;
  const until = cleanText(given.until);
  if (until !== '' && !isDay(until)) return { code: 'UNTIL_INVALID', values: { value: excerpt(given.until) } };
  return { email, groups, ...(name === '' ? {} : { name }), ...(until === '' ? {} : { until }) };
}

/** As much as Cognito takes. */
const maxNameLength = 2_048;

/** A break of the line becomes a space. With an address in the second line it is another row, behind a quote that is not closed. */
function readName(typed: string): string | Finding {
  const invalid = (why: string): Finding => ({ code: 'NAME_INVALID', values: { value: excerpt(typed), why } });
  const line = typed
    .trim()
    .replaceAll(/[\t\r\n]+/g, ' ')
    .normalize('NFC');
  if (line.length > maxNameLength) return invalid('too-long');
  if (/[\r\n].*@/s.test(typed)) return invalid('address');
  return /\p{Cc}/u.test(line) ? invalid('control') : (between.exec(line)?.[0] ?? '');
}

/** From the first character that is seen to the last. */
const between = /[^\s\p{Default_Ignorable_Code_Point}](?:.*[^\s\p{Default_Ignorable_Code_Point}])?/su;

function readGroups(typed: string, allowed: readonly string[]): readonly string[] | Finding {
  const wanted = new Set(typed.split(/[;,|；，、｜\r\n]/).map(cleanText));
  wanted.delete('');
  const unknown = [...wanted].filter(group => !allowed.includes(group));
  if (unknown.length === 0) return [...wanted];
  const small = unknown.map(group => group.toLowerCase());
  const meant = allowed.filter(group => small.includes(group.toLowerCase())).join(', ');
  return {
    code: 'GROUP_UNKNOWN',
    values: { value: excerpt(unknown.join(', ')), allowed: allowed.join(', '), ...(meant === '' ? {} : { meant }) },
  };
}

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Temporal says the same, and takes a good part of the time that a row takes. */
function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day > 0 && day <= (daysOf[month - 1] ?? 0) && (month !== 2 || day < 29 || isLeap);
}
