import { describe, expect, test } from '@jest/globals';
import { bytesOf, inShort, read, utf16 } from '../fakes/files.ts';

const long = 'x'.repeat(16_001);

test('a row says whom it invites, and keeps what was typed', async () => {
  const { rows } = await read(
    'E-mail,Name,Group,Valid until\n Ana.Ito+x@EX.com ,"Ana ""A"" Ito",finance; admins;,2028-02-29\n',
  );
  expect(rows).toEqual([
    {
      line: 2,
      given: { email: 'Ana.Ito+x@EX.com', name: 'Ana "A" Ito', groups: 'finance; admins;', until: '2028-02-29' },
      invitation: {
        email: 'Ana.Ito+x@ex.com',
        name: 'Ana "A" Ito',
        groups: ['finance', 'admins'],
        until: '2028-02-29',
      },
    },
  ]);
});

describe('each separator with each end of a line', () => {
  const table = [',', ';', '\t'].flatMap(separator =>
    ['\n', '\r\n', '\r'].map(end => [JSON.stringify(separator), JSON.stringify(end), separator, end] as const),
  );
  test.each(table)('%s %s', async (_separator, _end, separator, end) => {
    const lines = [
      ['name', 'email', 'groups'],
      ['"Ana', ' Ito"', 'ana@ex.com', 'finance|admins'],
      [],
      [`"Ben${end}Lee"`, 'ben@ex.com', '"finance;admins"'],
      ['Cy', '', ''],
      [`"${separator}Dee"`, '"dee@ex.com"', '', ''],
    ];
    const file = lines.map(cells => cells.join(separator).replace(`"Ana${separator}`, '"Ana')).join(end);
    const { rows } = await read(file);
    expect(rows.map(({ line, invitation, finding }) => [line, invitation ?? finding?.code])).toEqual([
      [2, { email: 'ana@ex.com', name: 'Ana Ito', groups: ['finance', 'admins'] }],
      [4, { email: 'ben@ex.com', name: 'Ben Lee', groups: ['finance', 'admins'] }],
      [6, 'EMAIL_MISSING'],
      [7, { email: 'dee@ex.com', name: `${separator}Dee`.trim(), groups: [] }],
    ]);
  });
});

const sound: [what: string, file: string | Uint8Array, expected: string[]][] = [
  ['a byte order mark', '\ufeffemail\nana@ex.com\n', ['2 ana@ex.com']],
  ['a byte order mark before a quote', '\ufeff"email"\nana@ex.com\n', ['2 ana@ex.com']],
  ['mixed ends of lines', 'email\r\na@ex.com\rb@ex.com\n\r\nc@ex.com', ['2 a@ex.com', '3 b@ex.com', '5 c@ex.com']],
  ['blank lines', '\n\nemail\n\n  \na@ex.com\n\n', ['6 a@ex.com']],
  ['rows of separators alone', 'email,name\n,\n ,""\na@ex.com,A\n', ['4 a@ex.com']],
  ['trailing separators', 'email,name,,\na@ex.com,A,,,,\nb@ex.com\n', ['2 a@ex.com', '3 b@ex.com']],
  ['spaces around quotes', 'email, "name"\n "a@ex.com" , "A, B" \n', ['2 a@ex.com']],
  ['CRLF within a quoted cell', 'name,email\r\n"A\r\n\r\nB",a@ex.com\r\nC,c@ex.com', ['2 a@ex.com', '5 c@ex.com']],
  ['a row at the limit', `name,email\n"${'x'.repeat(2_000)}${' '.repeat(13_989)}",a@ex.com\n`, ['2 a@ex.com']],
  ['Japanese', 'メールアドレス;氏名\nana@例え.jp;伊藤　花\n', ['2 ana@xn--r8jz45g.jp']],
];

test.each(sound)('sound: %s', async (_what, file, expected) => {
  expect(await inShort(file)).toEqual(expected);
});

const rowFaults: [what: string, file: string, expected: string[]][] = [
  ['no address', 'email,name\n,A\n\u200b,B\n" ",C', ['2 EMAIL_MISSING', '3 EMAIL_MISSING', '4 EMAIL_MISSING']],
  ['no address, however it looks', 'email\nana＠ex.com\nana@ex\n花@ex.com\n', [2, 3, 4].map(l => `${l} EMAIL_SYNTAX`)],
  [
    'a space of any kind inside an address, or a character that cannot be seen',
    `email\n${['ana b@ex.com', 'ana\u00a0b@ex.com', 'an\u3000a@ex.com', 'ana@e\u2009x.com', '"ana\t@ex.com"', 'a\u200bna@ex.com', 'ana@e\u00adx.com', 'ana@ex.com\u202e', 'ana@ex.com\u001f', 'ana@ex.com.'].join('\n')}`,
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(line => `${line} EMAIL_SYNTAX`),
  ],
  [
    'one person four times',
    'email\nAna@Ex.com\nana@ex.com \n\u00a0ana@ex.com\u3000\nANA@EX.COM\na.na@ex.com\nana+x@ex.com',
    ['2 Ana@ex.com', ...[3, 4, 5].map(line => `${line} EMAIL_DUPLICATE_IN_FILE`), '6 a.na@ex.com', '7 ana+x@ex.com'],
  ],
  [
    'an address again after a row that is wrong',
    'email,until\na@ex.com,soon\na@ex.com,\n',
    ['2 UNTIL_INVALID', '3 EMAIL_DUPLICATE_IN_FILE'],
  ],
  [
    'a name with a control character',
    'email,name\na@ex.com,"A\u0007"\nb@ex.com,B\u0085C\n',
    ['2 NAME_INVALID', '3 NAME_INVALID'],
  ],
  ['a name that is too long', `email,name\na@ex.com,${'x'.repeat(2_049)}\n`, ['2 NAME_INVALID']],
  ['a name that swallowed a row', 'email,name\na@ex.com,"A\nb@ex.com,B"\nc@ex.com,C', ['2 NAME_INVALID', '4 c@ex.com']],
  ['a group', 'email,groups\na@ex.com,sales\nb@ex.com,finance;Admins\n', ['2 GROUP_UNKNOWN', '3 GROUP_UNKNOWN']],
  [
    'a last day',
    'email,until\na@ex.com,2027-02-29\nb@ex.com,2027-1-1\nc@ex.com,2027-04-31\nd@ex.com,31.12.2027\ne@ex.com,2027-00-01\n',
    [2, 3, 4, 5, 6].map(line => `${line} UNTIL_INVALID`),
  ],
  ['a cell of 16,001 characters', `name,email\n${long},a@ex.com\nB,b@ex.com\n`, ['2 ROW_TOO_LONG', '3 b@ex.com']],
  [
    'a quoted one with lines in it',
    `name,email\n"${long}\n${long}",a@ex.com\nB,b@ex.com\n`,
    ['2 ROW_TOO_LONG', '4 b@ex.com'],
  ],
  ['a row of 16,001 characters at the end', `email\n${long}`, ['2 ROW_TOO_LONG']],
  ['a cell too many', 'email,name\na@ex.com,A,B\nb@ex.com,B\n', ['2 ROW_SYNTAX', '3 b@ex.com']],
  ['a cell under no header', 'email,,name\na@ex.com,x,A\n', ['2 ROW_SYNTAX']],
  ['a quote within a cell', 'email,name\na@ex.com,5" A\nb@ex.com,B\n', ['2 ROW_SYNTAX', '3 b@ex.com']],
  ['text after a quote', 'email,name\na@ex.com,"A"x\nb@ex.com,"B""\n', ['2 ROW_SYNTAX', '3 FILE_SYNTAX']],
];

test.each(rowFaults)('wrong in a row: %s', async (_what, file, expected) => {
  expect(await inShort(file)).toEqual(expected);
});

const fileFaults: [what: string, file: string | Uint8Array, expected: string[]][] = [
  ['nothing', '', ['FILE_EMPTY']],
  ['a byte order mark alone', '\ufeff', ['FILE_EMPTY']],
  ['blank lines alone', '\n \r\n', ['FILE_EMPTY']],
  ['a header alone', 'email,name\n', ['FILE_EMPTY']],
  ['a header and rows of separators', 'email,name\n,\n,', ['FILE_EMPTY']],
  ['UTF-16, little end first', utf16('email\nana@ex.com\n', 'LE'), ['1 FILE_ENCODING']],
  ['UTF-16, big end first', utf16('email\nana@ex.com\n', 'BE'), ['1 FILE_ENCODING']],
  ['UTF-16 without its mark', utf16('email\nana@ex.com\n', 'LE').subarray(2), ['1 FILE_ENCODING']],
  [
    'Shift_JIS',
    bytesOf('email,name\na@ex.com,A\nb@ex.com,', [0x88, 0xc9, 0x93, 0xa1]),
    ['2 a@ex.com', '3 FILE_ENCODING'],
  ],
  ['half a character at the end', bytesOf('email\na@ex.com\r\n\r\n', [0xe3, 0x81]), ['2 a@ex.com', '4 FILE_ENCODING']],
  ['half a surrogate', bytesOf('email\n', [0xed, 0xa0, 0x80]), ['2 FILE_ENCODING']],
  ['a NUL', 'email,name\ra@ex.com,A\rb@ex.com,\0\r', ['2 a@ex.com', '3 FILE_ENCODING']],
  ['a workbook', bytesOf('PK', [3, 4, 0x14, 0, 6, 0]), ['1 FILE_ENCODING']],
  ['no header', 'ana@ex.com,Ana\nben@ex.com,Ben\n', ['1 COLUMN_MISSING']],
  ['no column of addresses', 'name\nAna\n', ['1 COLUMN_MISSING']],
  [
    'all that is wrong with a header',
    'mail,Age,E-Mail,name,Shoe size,Name,email address\na@ex.com\n',
    ['1 COLUMN_UNKNOWN', '1 COLUMN_DUPLICATE', '1 COLUMN_UNKNOWN', '1 COLUMN_DUPLICATE', '1 COLUMN_DUPLICATE'],
  ],
  ['a header in a later line', '\r\n\r\nname,age\r\n', ['3 COLUMN_MISSING', '3 COLUMN_UNKNOWN']],
  ['a header with a quote in it', 'email,na"me\na@ex.com,A\n', ['1 FILE_SYNTAX']],
  ['a header with two separators around quotes', '"email";name,"a"\n', ['1 FILE_SYNTAX']],
  ['a header without an end', long, ['1 FILE_SYNTAX']],
  [
    'a quote that is never closed',
    'email,name\na@ex.com,A\nb@ex.com,"B\nc@ex.com,C\n',
    ['2 a@ex.com', '3 FILE_SYNTAX'],
  ],
  ['one in the second line of its row', 'name,email,groups\n"A\nB",a@ex.com,"fin\nC,c@ex.com,', ['3 FILE_SYNTAX']],
  ['one that the next quote closes wrongly', 'email,name\na@ex.com,"A\nb@ex.com,"B"\nc@ex.com,C\n', ['2 FILE_SYNTAX']],
  ['one in the header', '"email,name\na@ex.com,A\n', ['1 FILE_SYNTAX']],
  ['one before very much text', `email\n"${`${long}\n`.repeat(3)}`, ['2 FILE_SYNTAX']],
];

test.each(fileFaults)('wrong in the file: %s', async (_what, file, expected) => {
  expect(await inShort(file)).toEqual(expected);
});

test.each([
  [
    'email\nana\u00a0b@ex.com',
    { code: 'EMAIL_SYNTAX', values: { value: 'ana b@ex.com', why: 'character', character: '\u00a0' } },
  ],
  ['email\nana＠ex.com', { code: 'EMAIL_SYNTAX', values: { value: 'ana＠ex.com', why: 'character', character: '＠' } }],
  ['email\na@ex.com\n\nA@EX.com', { code: 'EMAIL_DUPLICATE_IN_FILE', values: { email: 'A@ex.com', firstLine: '2' } }],
  [
    'email,groups\na@ex.com,FINANCE',
    { code: 'GROUP_UNKNOWN', values: { value: 'FINANCE', allowed: 'admins, finance', meant: 'finance' } },
  ],
  ['email\na@ex.com,b', { code: 'ROW_SYNTAX', values: { why: 'extra', found: 'b' } }],
  ['email\na"b', { code: 'ROW_SYNTAX', values: { why: 'quote', found: 'a"b' } }],
])('what a row is told: %j', async (file, finding) => {
  expect((await read(file)).rows.at(-1)?.finding).toEqual(finding);
});

test.each([
  ['ana@ex.com,Ana', { code: 'COLUMN_MISSING', line: 1, values: { column: 'email', address: 'ana@ex.com' } }],
  ['email,Age', { code: 'COLUMN_UNKNOWN', line: 1, values: { column: 'Age', allowed: 'email, name, groups, until' } }],
  ['email,mail', { code: 'COLUMN_DUPLICATE', line: 1, values: { column: 'email', first: 'email', second: 'mail' } }],
  ['email\n"a', { code: 'FILE_SYNTAX', line: 2, values: { why: 'open' } }],
  ['email\na\0', { code: 'FILE_ENCODING', line: 2, values: { found: 'nul' } }],
])('what a file is told: %j', async (file, problem) => {
  expect((await read(file)).problems).toEqual([problem]);
});
