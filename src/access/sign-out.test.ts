import { expect, test } from '@jest/globals';
import { decideSignOut, type SignOutDecision, type SignOutRequest } from './sign-out.ts';

/** Somebody types the address. */
const typed: SignOutRequest = {
  method: 'GET',
  site: 'none',
  mode: 'navigate',
  destination: 'document',
  purpose: '',
  ownOrigin: false,
};
/** Somebody follows a link of the app. */
const link: SignOutRequest = { ...typed, site: 'same-origin' };
/** Somebody presses the button of the page that asks. */
const button: SignOutRequest = { ...link, method: 'POST', ownOrigin: true };
/** The browser is too old to say where a request comes from. */
const { site: _, mode: __, destination: ___, ...old } = typed;

test.each<[string, SignOutRequest, SignOutDecision['reason']]>([
  ['the address is typed', typed, 'typed'],
  ['a link of the app', link, 'own-page'],
  ['the button', button, 'own-page'],
  ['the button in a browser without these headers', { ...old, method: 'POST', ownOrigin: true }, 'own-page'],
])('signs out: %s', (_case, request, reason) => {
  expect(decideSignOut(request)).toEqual({ signOut: true, reason });
});

test.each<[string, SignOutRequest, SignOutDecision['reason']]>([
  ['a link of another site', { ...typed, site: 'cross-site' }, 'foreign-page'],
  ['a link of a sibling host', { ...typed, site: 'same-site' }, 'foreign-page'],
  ['a form of another site', { ...button, site: 'cross-site', ownOrigin: false }, 'foreign-page'],
  ['a form of a sibling host', { ...button, site: 'same-site', ownOrigin: false }, 'foreign-page'],
  ['a form that no page sent', { ...button, site: 'none' }, 'foreign-page'],
  ['a word that no browser sends', { ...typed, site: 'SAME-ORIGIN' }, 'foreign-page'],
  ['two words', { ...typed, site: 'same-origin,none' }, 'foreign-page'],
  [
    'an image of another site',
    { ...typed, site: 'cross-site', mode: 'no-cors', destination: 'image' },
    'no-navigation',
  ],
  ['an image of the app', { ...link, mode: 'no-cors', destination: 'image' }, 'no-navigation'],
  ['a script of the app', { ...link, mode: 'cors', destination: 'empty' }, 'no-navigation'],
  ['a script of the app that posts', { ...button, mode: 'same-origin', destination: 'empty' }, 'no-navigation'],
  ['a frame of another site', { ...typed, site: 'cross-site', destination: 'iframe' }, 'embedded'],
  ['a frame of the app', { ...link, destination: 'iframe' }, 'embedded'],
  ['an object of the app', { ...link, destination: 'object' }, 'embedded'],
  ['no mode', { ...old, site: 'same-origin' }, 'no-navigation'],
  ['an address that is fetched before it is wanted', { ...typed, purpose: 'prefetch;prerender' }, 'speculation'],
  ['a link that is fetched before it is wanted', { ...link, purpose: 'prefetch' }, 'speculation'],
  ['a preview', { ...typed, purpose: 'preview' }, 'speculation'],
  ['a browser without these headers, or a program', old, 'unknown-site'],
  ['a form of a foreign page in such a browser', { ...old, method: 'POST' }, 'unknown-site'],
  ['such a browser that names itself', { ...old, ownOrigin: true }, 'unknown-site'],
  ['headers only', { ...link, method: 'HEAD' }, 'other-method'],
  ['another method', { ...link, method: 'DELETE' }, 'other-method'],
])('asks first: %s', (_case, request, reason) => {
  expect(decideSignOut(request)).toEqual({ signOut: false, reason });
});
