/** The group whose members may invite people: the one group every stage has. */

export { adminsGroup, groupsForPortal } from '../../src/access/policy.ts';
