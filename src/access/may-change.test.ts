import { expect, test } from '@jest/globals';
import { mayChange } from './may-change.ts';

const own = 'https://apps.example.com';

test.each<[string, string, string, string, boolean]>([
  ['a link on any site', 'GET', 'cross-site', '', true],
  ['a preview of a link', 'HEAD', 'cross-site', '', true],
  ['an app that reads', 'GET', 'same-site', 'https://sales.example.com', true],
  ['a form of the portal', 'POST', 'same-origin', own, true],
  ['a form of the portal, without its origin', 'POST', 'same-origin', '', true],
  ['a program that says so', 'POST', '', own, true],
  ['another method of the portal', 'DELETE', 'same-origin', own, true],
  ['an app', 'POST', 'same-site', 'https://sales.example.com', false],
  ['an app that writes our origin', 'POST', 'same-site', own, false],
  ['another site', 'POST', 'cross-site', 'https://evil.example', false],
  ['another site that writes our origin', 'POST', 'cross-site', own, false],
  ['an address bar', 'POST', 'none', own, false],
  ['two answers in one', 'POST', 'same-origin,same-site', own, false],
  ['a word that there is not', 'POST', 'Same-Origin', own, false],
  ['an old browser at an app', 'POST', '', 'https://sales.example.com', false],
  ['an old browser at a host that begins alike', 'POST', '', 'https://apps.example.com.evil.io', false],
  ['an old browser over plain HTTP', 'POST', '', 'http://apps.example.com', false],
  ['an old browser at another port', 'POST', '', 'https://apps.example.com:8443', false],
  ['a page without an origin', 'POST', '', 'null', false],
  ['two origins', 'POST', '', `${own},${own}`, false],
  ['who does not say', 'POST', '', '', false],
  ['another method of an app', 'DELETE', 'same-site', '', false],
  ['a question before a request', 'OPTIONS', 'same-site', 'https://sales.example.com', false],
  ['a method that there is not', 'get', 'cross-site', '', false],
])('%s', (_who, method, site, origin, may) => {
  expect(mayChange({ method, site, origin }, own)).toBe(may);
});
