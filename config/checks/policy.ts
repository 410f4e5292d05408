import type { Rule } from '../../src/access/policy.ts';
import { isAddress, normalAddress } from '../../src/kit/address.ts';
import { mailDomain } from '../../src/kit/domain-name.ts';
import { adminsGroup } from '../settings/access.ts';
import { type Check, type Problem, problem } from './problem.ts';

/** Who may enter: whether each rule can name somebody, and whether anybody is left. */
export const policy: Check = function* ({ groups, apps }) {
  for (const [name, { policy: given }] of Object.entries(apps)) {
    if (given === undefined || given === 'everyoneInvited') continue;
    const at = `apps.${name}.policy`;
    const { allow, deny = [] } = given;
    if (allow.length === 0) {
      yield problem(`${at}.allow`, allow, 'at least one rule', 'To block everyone, remove the policy.');
    }
    for (const rule of [...allow, ...deny]) yield* ruleProblems(at, rule, [adminsGroup, ...groups]);
    if (deny.some(rule => 'group' in rule && rule.group === adminsGroup)) {
      const fix = 'Deny single addresses, or remove people from the group.';
      yield problem(
        `${at}.deny`,
        { group: adminsGroup },
        'any group except admins: this would lock out every admin',
        fix,
      );
    }
    const denied = new Set(deny.map(normalRule));
    for (const rule of allow.filter(rule => denied.has(normalRule(rule)))) {
      yield problem(at, rule, 'a rule in allow or in deny', 'Remove one of them: deny overrides allow.');
    }
  }
};

/** Rules that name the same are the same, in whichever spelling. */
function normalRule(rule: Rule): string {
  if ('group' in rule) return `group ${rule.group}`;
  return 'email' in rule ? `email ${normalAddress(rule.email)}` : `domain ${mailDomain(rule.emailDomain)}`;
}

function* ruleProblems(path: string, rule: Rule, groups: readonly string[]): Iterable<Problem> {
  if ('group' in rule && !groups.includes(rule.group)) {
    yield problem(path, rule, `one of the groups ${groups.join(', ')}`, 'Add it to groups.');
  }
  if ('emailDomain' in rule && mailDomain(rule.emailDomain) === undefined) {
    yield problem(path, rule, 'a domain such as acme.com', 'Fix the rule: it matches no one.');
  }
  if ('email' in rule && !isAddress(rule.email)) {
    yield problem(path, rule, 'an address such as ana@acme.com', 'Fix the rule: it matches no one.');
  }
}
