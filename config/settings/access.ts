/** The group whose members may invite people: the one group every stage has. */

export { asDomain } from '../../src/access/match.ts';
export { adminsGroup } from '../../src/access/policy.ts';
