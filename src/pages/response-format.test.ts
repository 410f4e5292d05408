import { expect, test } from '@jest/globals';
import { preferredLanguage } from './preferred-language.ts';
import { type ResponseFormat, responseFormat } from './response-format.ts';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

/** The same as in gate/test_answers.py. */
test.each<[string | undefined, string | undefined, ResponseFormat]>([
  [browser, 'navigate', 'page'],
  [browser, undefined, 'page'],
  ['TEXT/HTML', undefined, 'page'],
  ['text/html;q=0.1, */*', undefined, 'page'],
  ['application/xhtml+xml', undefined, 'page'],
  ['application/json', undefined, 'problem'],
  ['application/problem+json', undefined, 'problem'],
  ['application/json, text/plain, */*', 'cors', 'problem'],
  ['text/html;q=0.5, application/json;q=0.9', undefined, 'problem'],
  ['text/html;q=0.5,application/json; charset=utf-8 ; Q = 0.9', undefined, 'problem'],
  ['text/html, application/json', undefined, 'page'],
  ['text/html;q=0, application/json;q=0', undefined, 'text'],
  ['application/json;q=2', undefined, 'problem'],
  ['*/*', 'navigate', 'page'],
  [undefined, 'navigate', 'page'],
  ['*/*', 'cors', 'text'],
  ['*/*', 'no-cors', 'text'],
  ['*/*', undefined, 'text'],
  ['image/avif,image/webp,*/*;q=0.8', 'no-cors', 'text'],
  ['application/*', undefined, 'text'],
  [';q=1,,\xff', undefined, 'text'],
  [undefined, undefined, 'text'],
])('who accepts %j in mode %j gets a %s', (accept, mode, form) => {
  const headers = {
    ...(accept !== undefined && { Accept: [accept] }),
    ...(mode !== undefined && { 'sec-fetch-mode': [mode] }),
  };
  expect(responseFormat(headers)).toBe(form);
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['ja', 'ja'],
  ['ja-JP,ja;q=0.9,en-US;q=0.8,en;q=0.7', 'ja'],
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['fr,ja;q=0.5,en;q=0.4', 'ja'],
  ['fr-CH, fr;q=0.9, *;q=0.5', 'en'],
  ['ja;q=0.5, en;q=0.5', 'en'],
  ['ja;q=0', 'en'],
  ['jam', 'en'],
])('who reads %j is spoken to in %s first', (accept, language) => {
  expect(preferredLanguage(accept === undefined ? undefined : { 'Accept-Language': [accept] })).toBe(language);
});
