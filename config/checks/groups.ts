import { adminsGroup } from '../settings/access.ts';
import { isName, named } from './name.ts';
import { type Check, problem } from './problem.ts';
import { repeated } from './repeated.ts';

/** CloudFormation takes 500 resources in a stack: up to 17 are an app's, one is a group's, and 94 are there whatever is said. */
const mostGroups = (apps: number) => 500 - 94 - 17 * apps;

/** The groups that people can be put into. */
export const groups: Check = function* ({ groups: names, apps }) {
  const [count, most] = [names.length, mostGroups(Object.keys(apps).length)];
  if (count > most && most > 0) {
    const fix = 'A stack takes 500 resources. Add a stage.';
    yield problem('groups', count, `${most} groups at most besides ${Object.keys(apps).length} apps`, fix);
  }
  for (const group of names) {
    if (group === adminsGroup) {
      yield problem('groups', group, 'groups besides admins', 'Leave it out: every stage has it.');
    } else if (!isName(group)) yield problem('groups', group, named, 'Rename it.');
  }
  for (const group of repeated(names)) yield problem('groups', group, 'each group once', 'Leave one out.');
};
