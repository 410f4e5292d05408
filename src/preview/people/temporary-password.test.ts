import { expect, test } from '@jest/globals';
import { textDefaults } from '../../../config/settings/login/texts.ts';
import { temporaryPasswordIn } from './temporary-password.ts';

const { body } = textDefaults.invitation;
const filled = (text: string, password: string) =>
  text.replaceAll('{username}', 'ana@example.com').replaceAll('{####}', password);

test.each([
  ['Ab1-cdef', 'Ab1-cdef'],
  ['a&lt;b&amp;c&#x27;&quot;', `a<b&c'"`],
  ['$1(x)', '$1(x)'],
])('%s is found where the text has it', (written, meant) => {
  expect(temporaryPasswordIn(filled(body, written.replaceAll('$', '$$$$')), body)).toBe(meant);
  const own = 'Hello {username} (new?): your password: {####}';
  expect(temporaryPasswordIn(filled(own, written.replaceAll('$', '$$$$')), own)).toBe(meant);
});

test('throws an error with the email if there is none', () => {
  expect(() => temporaryPasswordIn('Your code is 1234.', body)).toThrow(
    'No temporary password in this invitation: Your code is 1234.',
  );
});
