import { addressOf, cleanText } from '../address.ts';
import type { FileCode, Finding } from '../finding.ts';
import { columns, type Given } from '../row.ts';
import { excerpt } from './cell-text.ts';

/** What each cell of a row is, in the order of the header. `none`: under a blank header, so nothing may be there. */
export type Columns = readonly (keyof Given | 'ignored' | 'none')[];

/** What people call the columns, as `plain` leaves it. */
const names: Record<keyof Given, readonly string[]> = {
  email: [
    'email',
    'emailaddress',
    'mail',
    'mailaddress',
    'eメール',
    'メール',
    'メールアドレス',
    'emailアドレス',
    '電子メール',
  ],
  name: ['name', 'fullname', 'displayname', '名前', '氏名', 'お名前', '表示名'],
  groups: ['groups', 'group', 'groupnames', 'groupname', 'グループ', 'グループ名', '所属グループ'],
  until: [
    'until',
    'validuntil',
    'accessuntil',
    'lastday',
    'enddate',
    'expires',
    '期限',
    '有効期限',
    '利用期限',
    '最終日',
  ],
};

/** What a result file has besides: src/pages/invitations/result-csv.ts. */
const ofResults = ['line', 'status', 'code', 'detailen', 'detailja'];

const known: ReadonlyMap<string, keyof Given | 'ignored'> = new Map([
  ...columns.flatMap(column => names[column].map(name => [name, column] as const)),
  ...ofResults.map(name => [name, 'ignored'] as const),
]);

/** A header as far as it counts: in any case, full-width or not, whatever joins its words. */
const plain = (header: string) =>
  cleanText(header)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\p{Pd}"'“”‘’「」*:.]/gu, '');

/** The columns of a header, or all that is wrong with it. */
export function columnsOf(header: readonly string[]): { columns: Columns } | { problems: Finding<FileCode>[] } {
  const address = header.find(cell => addressOf(cell));
  if (address !== undefined) return { problems: [{ code: 'COLUMN_MISSING', values: { column: 'email', address } }] };

  const found = header.map(cell => (cleanText(cell) === '' ? 'none' : known.get(plain(cell))));
  const problems: Finding<FileCode>[] = [];
  if (!found.includes('email')) problems.push({ code: 'COLUMN_MISSING', values: { column: 'email' } });
  header.forEach((cell, at) => {
    const column = found[at];
    if (column === undefined) {
      problems.push({ code: 'COLUMN_UNKNOWN', values: { column: excerpt(cell), allowed: columns.join(', ') } });
    }
    const before = found.indexOf(column);
    if (column === undefined || column === 'none' || column === 'ignored' || before === at) return;
    const first = excerpt(header[before] ?? '');
    problems.push({ code: 'COLUMN_DUPLICATE', values: { column, first, second: excerpt(cell) } });
  });
  return problems.length > 0 ? { problems } : { columns: found.map(column => column ?? 'none') };
}
