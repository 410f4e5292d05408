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

const analyst = (more: Partial<Person> = {}) => ana({ groups: ['analysts'], ...more });
/** What a type rules out and a token may say all the same. */
const odd = (claims: Record<string, unknown>) => claims as Partial<Person>;
const unverified = 'email-unverified';

const acme: Policy = { allow: [{ emailDomain: 'acme.com' }] };
const analysts: Policy = { allow: [{ group: 'analysts' }], deny: [{ email: 'ana@acme.com' }] };
const noDomain: Policy = { allow: [{ group: 'analysts' }], deny: [{ emailDomain: 'acme.com' }] };
const noGroup: Policy = { allow: [{ group: 'analysts' }], deny: [{ group: 'legal' }] };
const twice: Policy = { allow: [{ group: 'analysts' }], deny: [{ email: 'bo@acme.com' }, { group: 'analysts' }] };
const books: Policy = { allow: [{ group: 'analysts' }], deny: [{ email: 'ivy@b\u00fccher.example' }] };
const ivy: Person = { emailVerified: true, groups: ['analysts'] };

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
  ['an unverified address does not pass a deny rule', analysts, analyst({ emailVerified: false }), false, unverified],
  ['a missing address does not', analysts, { emailVerified: true, groups: ['analysts'] }, false, unverified],
  ['an unreadable address does not', analysts, analyst({ email: 'bo@acme.com.' }), false, unverified],
  ['an invisible character does not', analysts, analyst({ email: 'an\u00ada@acme.com' }), false, unverified],
  [
    'a control character behind the domain does not',
    analysts,
    analyst({ email: 'ana@acme.com\u001f' }),
    false,
    unverified,
  ],
  [
    'a verified mark that is not the truth does not',
    analysts,
    analyst(odd({ emailVerified: 'yes' })),
    false,
    unverified,
  ],
  ['an address that is not a text does not', analysts, analyst(odd({ email: 5 })), false, unverified],
  [
    'nor does a denied domain without an address',
    noDomain,
    { emailVerified: true, groups: ['analysts'] },
    false,
    unverified,
  ],
  ['another verified address does', analysts, analyst({ email: 'bo@acme.com' }), true, 'allowed'],
  ['a deny rule that names a group asks for no address', noGroup, analyst({ emailVerified: false }), true, 'allowed'],
  [
    'a deny rule that matches goes before one that cannot be checked',
    twice,
    analyst({ emailVerified: false }),
    false,
    'denied',
  ],
  [
    'a denied address in the spelling of the DNS',
    books,
    { ...ivy, email: 'ivy@xn--bcher-kva.example' },
    false,
    'denied',
  ],
  ['a denied address in letters', books, { ...ivy, email: 'IVY@BU\u0308CHER.example' }, false, 'denied'],
  [
    'groups that are not a list are none',
    { allow: [{ group: 'a' }] },
    ana(odd({ groups: 'abc' })),
    false,
    'not-allowed',
  ],
  [
    'a last day that is not a text has passed',
    'everyoneInvited',
    ana(odd({ until: ['2027-01-01'] })),
    false,
    'access-ended',
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
