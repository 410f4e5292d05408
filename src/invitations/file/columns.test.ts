import { expect, test } from '@jest/globals';
import { columnsOf } from './columns.ts';

test.each([
  [
    'email',
    'E-Mail',
    '"e mail"',
    ' EMAIL\u00a0',
    'e_mail',
    'Email address',
    '\ufeffMail',
    'ＥＭＡＩＬ',
    'メールアドレス',
    'ﾒｰﾙ',
    'Eメール',
  ],
  ['name', 'Name', 'Full name', 'display-name', '氏名', '名前', 'お名前'],
  ['groups', 'Group', 'GROUPS', 'グループ', '所属グループ'],
  ['until', 'Valid until', 'valid_until', 'Until:', '期限', '有効期限', '利用期限'],
])('%s has many names', (...[column, ...headers]) => {
  for (const header of headers) {
    const read = columnsOf(column === 'email' ? [header] : ['email', header]);
    expect({ header, read }).toEqual({ header, read: { columns: column === 'email' ? ['email'] : ['email', column] } });
  }
});

test('a result file may be submitted again', () => {
  const header = ['line', 'email', 'name', 'groups', 'until', 'status', 'code', 'detail_en', 'detail_ja'];
  const ignored = 'ignored';
  expect(columnsOf(header)).toEqual({
    columns: [ignored, 'email', 'name', 'groups', 'until', ignored, ignored, ignored, ignored],
  });
});

test('a name of Object’s own is no column', () => {
  expect(columnsOf(['email', 'constructor'])).toMatchObject({ problems: [{ code: 'COLUMN_UNKNOWN' }] });
});
