import { describe, expect, test } from '@jest/globals';
import { type AccessReason, decide } from './decide.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';

const today = '2026-11-23';

const ana = (more: Partial<Person> = {}): Person => ({
  email: 'ana@acme.com',
  emailVerified: true,
  groups: [],
  ...more,
});

const acme: Policy = { allow: [{ emailDomain: 'acme.com' }] };
const analysts: Policy = { allow: [{ group: 'analysts' }], deny: [{ email: 'ana@acme.com' }] };

test.each<[name: string, policy: Policy | undefined, person: Person, allowed: boolean, reason: AccessReason]>([
  ['an account is enough for everyoneInvited', 'everyoneInvited', ana(), true, 'everyone-invited'],
  ['even with an unverified address', 'everyoneInvited', ana({ emailVerified: false }), true, 'everyone-invited'],
  ['not after the last day', 'everyoneInvited', ana({ until: '2026-11-22' }), false, 'access-ended'],
  ['still on the last day', 'everyoneInvited', ana({ until: '2026-11-23' }), true, 'everyone-invited'],
  ['an unreadable last day has passed', 'everyoneInvited', ana({ until: 'soon' }), false, 'access-ended'],
  ['text before the last day', 'everyoneInvited', ana({ until: 'x2027-01-01' }), false, 'access-ended'],
  ['text after the last day', 'everyoneInvited', ana({ until: '2027-01-01x' }), false, 'access-ended'],
  ['an empty last day is none', 'everyoneInvited', ana({ until: '' }), true, 'everyone-invited'],
  ['without a policy nobody is in', undefined, ana({ groups: ['admins'] }), false, 'no-policy'],
  ['an empty allow list lets nobody in', { allow: [] }, ana({ groups: ['admins'] }), false, 'not-allowed'],
  ['a member is in', { allow: [{ group: 'analysts' }] }, ana({ groups: ['analysts'] }), true, 'allowed'],
  [
    'a group is matched whole',
    { allow: [{ group: 'analysts' }] },
    ana({ groups: ['analysts-x'] }),
    false,
    'not-allowed',
  ],
  ['deny wins', analysts, ana({ groups: ['analysts'] }), false, 'denied'],
  [
    'deny of an address needs it verified',
    analysts,
    ana({ groups: ['analysts'], emailVerified: false }),
    true,
    'allowed',
  ],
  ['an address in any case', { allow: [{ email: 'Ana@Acme.com' }] }, ana(), true, 'allowed'],
  ['an unverified address matches nothing', acme, ana({ emailVerified: false }), false, 'email-unverified'],
  ['no address matches nothing', acme, { emailVerified: true, groups: [] }, false, 'not-allowed'],
  ['the domain in any case', acme, ana({ email: 'ana@ACME.COM' }), true, 'allowed'],
  ['a longer domain', acme, ana({ email: 'ana@acme.com.evil.io' }), false, 'not-allowed'],
  ['a domain that ends alike', acme, ana({ email: 'ana@evilacme.com' }), false, 'not-allowed'],
  ['a subdomain', acme, ana({ email: 'ana@mail.acme.com' }), false, 'not-allowed'],
  ['a quoted second @', acme, ana({ email: '"ana@acme.com"@evil.io' }), false, 'not-allowed'],
  ['a second @ that ends well', acme, ana({ email: 'ana@evil.io@acme.com' }), false, 'not-allowed'],
  ['a second @ before another domain', acme, ana({ email: 'ana@acme.com@evil.io' }), false, 'not-allowed'],
  ['nothing before the @', acme, ana({ email: '@acme.com' }), false, 'not-allowed'],
  ['a path behind the domain', acme, ana({ email: 'ana@acme.com/.evil.io' }), false, 'not-allowed'],
  ['a port behind the domain', acme, ana({ email: 'ana@acme.com:80' }), false, 'not-allowed'],
  ['a query behind the domain', acme, ana({ email: 'ana@acme.com?x' }), false, 'not-allowed'],
  ['a fragment behind the domain', acme, ana({ email: 'ana@acme.com#x' }), false, 'not-allowed'],
  [
    'a rule whose domain cannot be read, and an address without one',
    { allow: [{ emailDomain: 'acme.com.' }] },
    ana({ email: 'ana' }),
    false,
    'not-allowed',
  ],
  ['a Cyrillic look-alike', acme, ana({ email: 'ana@аcme.com' }), false, 'not-allowed'],
  ['a trailing dot', acme, ana({ email: 'ana@acme.com.' }), false, 'not-allowed'],
  ['a percent-encoded letter', acme, ana({ email: 'ana@%61cme.com' }), false, 'not-allowed'],
  [
    'punycode of the same name',
    { allow: [{ emailDomain: 'bücher.de' }] },
    ana({ email: 'a@xn--bcher-kva.de' }),
    true,
    'allowed',
  ],
])('%s', (_name, policy, person, allowed, reason) => {
  expect(decide(policy, person, today)).toMatchObject({ allowed, reason });
});

describe('a decision', () => {
  test('names the rule that settled it', () => {
    expect(decide(acme, ana(), today).rule).toEqual({ emailDomain: 'acme.com' });
  });

  test('names what is missing', () => {
    const decision = decide({ allow: [{ group: 'analysts' }, { email: 'bo@acme.com' }] }, ana(), today);
    expect(decision.missing).toEqual([{ group: 'analysts' }, { email: 'bo@acme.com' }]);
  });
});
