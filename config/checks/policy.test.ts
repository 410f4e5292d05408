import { expect, test } from '@jest/globals';
import type { Policy } from '../../src/access/policy.ts';
import { linesOf, withApp } from './fakes/settings.ts';

const everyone = [{ emailDomain: 'acme.com' }];

test.each<[string, Policy, string]>([
  [
    'an unknown group',
    { allow: [{ group: 'fnance' }] },
    'apps.sales.policy is {"group":"fnance"}. Allowed: one of the groups admins, finance. Add it to groups.',
  ],
  [
    'a domain with an @',
    { allow: [{ emailDomain: '@acme.com' }] },
    'Allowed: a domain such as acme.com. Fix the rule: it matches no one.',
  ],
  ['a domain with a wildcard', { allow: [{ emailDomain: '*.acme.com' }] }, 'a domain such as acme.com'],
  ['a domain of one name', { allow: [{ emailDomain: 'acme' }] }, 'a domain such as acme.com'],
  ['no address', { allow: everyone, deny: [{ email: 'ana' }] }, 'an address such as ana@acme.com'],
  ['an address with a name', { allow: [{ email: 'Ana <ana@acme.com>' }] }, 'an address such as ana@acme.com'],
  ['everybody of a domain', { allow: [{ email: '*@acme.com' }] }, 'an address such as ana@acme.com'],
  ['a second @', { allow: [{ email: 'ana@acme.com@evil.io' }] }, 'an address such as ana@acme.com'],
  ['an address with a space', { allow: [{ email: 'an a@acme.com' }] }, 'an address such as ana@acme.com'],
  ['a space that does not break', { allow: [{ email: 'an\u00a0a@acme.com' }] }, 'an address such as ana@acme.com'],
  ['an invisible character', { allow: [{ email: 'an\u200ba@acme.com' }] }, 'an address such as ana@acme.com'],
  ['a control character', { allow: [{ email: 'ana@acme.com\u001f' }] }, 'an address such as ana@acme.com'],
  ['an address with a trailing dot', { allow: [{ email: 'ana@acme.com.' }] }, 'an address such as ana@acme.com'],
  ['a domain with a trailing dot', { allow: [{ emailDomain: 'acme.com.' }] }, 'a domain such as acme.com'],
  ['a domain with a soft hyphen', { allow: [{ emailDomain: 'ac\u00adme.com' }] }, 'a domain such as acme.com'],
  ['a domain with a line break', { allow: [{ emailDomain: 'acme.com\n' }] }, 'a domain such as acme.com'],
  [
    'an address in both lists, in two spellings',
    { allow: [{ email: 'ivy@bücher.example' }], deny: [{ email: 'Ivy@xn--bcher-kva.example' }] },
    'apps.sales.policy is {"email":"ivy@bücher.example"}. Allowed: a rule in allow or in deny',
  ],
  ['text before an address', { allow: [{ email: '<ana@acme.com' }] }, 'an address such as ana@acme.com'],
  ['a domain that begins with a dot', { allow: [{ emailDomain: '.acme.com' }] }, 'a domain such as acme.com'],
  ['two dots in a domain', { allow: [{ emailDomain: 'acme..com' }] }, 'a domain such as acme.com'],
  ['two addresses', { allow: [{ email: 'ana@acme.com,ben@acme.com' }] }, 'an address such as ana@acme.com'],
  [
    'nobody',
    { allow: [] },
    'apps.sales.policy.allow is []. Allowed: at least one rule. To block everyone, remove the policy.',
  ],
  [
    'no admin',
    { allow: everyone, deny: [{ group: 'admins' }] },
    'apps.sales.policy.deny is {"group":"admins"}. Allowed: any group except admins',
  ],
  [
    'a rule in both lists',
    { allow: [...everyone, { group: 'finance' }], deny: [{ group: 'finance' }] },
    'apps.sales.policy is {"group":"finance"}. Allowed: a rule in allow or in deny',
  ],
])('%s', (_name, policy, line) => {
  expect(linesOf(withApp({ policy }))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Policy]>([
  ['everybody', 'everyoneInvited'],
  ['admins', { allow: [{ group: 'admins' }] }],
  ['a domain as people write it', { allow: [{ emailDomain: 'Müller.example' }] }],
  ['an address of odd letters', { allow: [{ email: "o'brien+x_y@acme.co.uk" }], deny: [{ emailDomain: 'acme.com' }] }],
])('%s is sound', (_name, policy) => {
  expect(linesOf(withApp({ policy }))).toEqual([]);
});
