import { expect, test } from '@jest/globals';
import type { PageContext } from '../portal/portal-page.ts';
import type { PersonDocument, RowDocument } from './documents.ts';
import { peoplePage } from './people.ts';
import { rowTable } from './row-table.ts';

const desk: PageContext = {
  ...{ language: 'en', admin: true, contact: 'data@example.com', requestId: 'r-1' },
  ...{ apps: '/', invites: '/invites', people: '/people', time: moment => moment },
};
const ben: PersonDocument = { id: 'u-ben', email: 'ben@acme.com', state: 'active', mayResend: false, self: false };

const actionsIn = (html: string) => [...html.matchAll(/ action="([^"]*)"/g)].map(([, action]) => action);
const actionsOf = (person: PersonDocument) => actionsIn(peoplePage(desk, { people: [person] })('nonce'));

test('a button leads to the person whatever characters their id has', () => {
  const id = 'a/../b?c=d#e %';
  const path = `${desk.people}/a%2F..%2Fb%3Fc%3Dd%23e%20%25`;
  expect(actionsOf({ ...ben, id })).toEqual([`${path}/disable`]);
  const row: RowDocument = { line: 2, email: ben.email, state: 'done', findings: [], retryable: false, resend: id };
  expect(actionsIn(rowTable(desk, 'Rows', [row], 'result').text)).toEqual([`${path}/resend`]);
});

test.each<[string, Partial<PersonDocument>, string[]]>([
  ['who is active', {}, ['disable']],
  ['who is disabled', { state: 'disabled' }, ['enable']],
  ['whose invitation can be resent', { state: 'invited', mayResend: true }, ['resend', 'disable']],
  ['who asks', { self: true }, []],
])('the buttons for a person %s', (_, more, actions) => {
  expect(actionsOf({ ...ben, ...more })).toEqual(actions.map(action => `${desk.people}/u-ben/${action}`));
});
