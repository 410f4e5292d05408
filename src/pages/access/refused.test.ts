import { expect, test } from '@jest/globals';
import type { ResponseFormat } from '../response-format.ts';
import { refusalResponse } from './refused.ts';

const app = { app: 'sales', contact: 'data@example.com' };
const refused = (code: string, form: ResponseFormat) =>
  refusalResponse({ status: 403, code, person: { email: 'ana@acme.com' }, requestId: 'r-1' }, app, form);

test.each<ResponseFormat>(['page', 'problem', 'text'])(
  'as a %s a refusal does not say that a rule names the person',
  form => {
    const { body, statusCode } = refused('not-allowed', form);
    expect(statusCode).toBe(403);
    expect(refused('denied', form)).toEqual(refused('not-allowed', form));
    expect(refused('denied', form).body).toBe(body);
  },
);

test.each<ResponseFormat>(['page', 'problem'])('as a %s it says that the access has ended', form => {
  expect(refused('access-ended', form).body).not.toBe(refused('not-allowed', form).body);
});

test.each<[ResponseFormat, string]>([
  ['page', 'This app requires a verified email address'],
  ['page', '確認済みのメールアドレスが必要です'],
  ['problem', '"code":"email-unverified"'],
])('as a %s it says that the app needs a verified address: %s', (form, text) => {
  expect(refused('email-unverified', form).body).toContain(text);
});
