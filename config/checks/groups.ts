import { adminsGroup } from '../settings/access.ts';
import { isName, named } from './name.ts';
import { type Check, problem } from './problem.ts';
import { repeated } from './repeated.ts';

/** The groups that people can be put into. */
export const groups: Check = function* ({ groups: names }) {
  for (const group of names) {
    if (group === adminsGroup) {
      yield problem('groups', group, 'groups besides admins', 'Leave it out: every stage has it.');
    } else if (!isName(group)) yield problem('groups', group, named, 'Rename it.');
  }
  for (const group of repeated(names)) yield problem('groups', group, 'each group once', 'Leave one out.');
};
