import { basePriority } from './names.ts';
import { adminsGroup, asDomain } from './settings/access.ts';
import type { StageSettings } from './settings/stage.ts';

/** One thing wrong with the settings. */
export interface Problem {
  /** Where it is, such as `apps.sales.host`. */
  path: string;
  given: string;
  allowed: string;
  fix: string;
}

const word = '[a-z][a-z0-9]*';
const nameForm = new RegExp(`^${word}(-${word})*$`);
const named = 'small letters and digits, words joined by hyphens, each starting with a letter, 20 characters at most';
/** With the stack's name in front it has to fit 32 characters. */
const isName = (name: string) => nameForm.test(name) && name.length <= 20;

/** What the gate takes too: streamlit/gate/settings.py. */
const contactForm = /^(?=.*\S)[^\p{Cc}]{1,200}$/u;

/** What the compiler cannot know of a stage's settings: every problem at once, and nothing is changed by looking. */
export function check({ domain, groups, apps }: StageSettings): Problem[] {
  const problems: Problem[] = [];
  const report = (path: string, given: unknown, allowed: string, fix: string) =>
    problems.push({ path, given: JSON.stringify(given), allowed, fix });

  for (const group of groups) {
    if (group === adminsGroup) report('groups', group, 'groups besides admins', 'Leave it out: every stage has it.');
    else if (!isName(group)) report('groups', group, named, 'Rename it.');
  }
  const entries = Object.entries(apps);
  if (entries.length === 0) report('apps', apps, 'one app at least', 'Add one.');
  if (entries.length > 24)
    report('apps', entries.length, '24 apps at most', 'A load balancer takes 100 rules. Add a stage.');
  for (const [name, { host, policy, contact }] of entries) {
    const at = `apps.${name}`;
    if (!isName(name)) report(at, name, named, 'Rename it.');
    if (host !== domain.hostedZone.name && !host.endsWith(`.${domain.hostedZone.name}`)) {
      report(`${at}.host`, host, `a host in the zone ${domain.hostedZone.name}`, 'Change the host or the hosted zone.');
    }
    if (!contactForm.test(contact)) {
      report(`${at}.contact`, contact, 'one line of 1 to 200 characters', 'Say whom people ask who were refused.');
    }
    for (const [other, settings] of entries) {
      if (other <= name) continue;
      if (settings.host === host) report(`apps.${other}.host`, host, 'a host of its own', `${name} has it already.`);
      if (basePriority(other) === basePriority(name)) {
        report(
          `apps.${other}`,
          other,
          'a name whose rules have priorities of their own',
          `${name} has them. Rename one.`,
        );
      }
    }
    if (policy === undefined || policy === 'everyoneInvited') continue;
    for (const rule of [...policy.allow, ...(policy.deny ?? [])]) {
      if ('group' in rule && rule.group !== adminsGroup && !groups.includes(rule.group)) {
        report(`${at}.policy`, rule, `one of the groups ${[adminsGroup, ...groups].join(', ')}`, 'Add it to groups.');
      }
      if ('emailDomain' in rule && asDomain(rule.emailDomain) === undefined) {
        report(`${at}.policy`, rule, 'a domain such as acme.com', 'Correct it: as it is, it names nobody.');
      }
      if ('email' in rule && !/^[^@\s]+@[^@\s]+$/.test(rule.email)) {
        report(`${at}.policy`, rule, 'an address such as ana@acme.com', 'Correct it: as it is, it names nobody.');
      }
    }
  }
  return problems;
}

/** Throws with all that is wrong with a stage's settings, if anything is. */
export function demandSound(stage: string, settings: StageSettings): void {
  const problems = check(settings);
  if (problems.length === 0) return;
  const lines = problems.map(({ path, given, allowed, fix }) => `  ${path} is ${given}. Allowed: ${allowed}. ${fix}`);
  throw new Error(`config/stages.ts, stage ${stage}:\n${lines.join('\n')}`);
}
