import type { Problem } from '../check.ts';
import { adminsGroup } from '../settings/access.ts';
import { command, type DeployedPool, some } from './pool.ts';
import { type Comparison, resourcesOf, type Template } from './template.ts';

/** The groups that only one of the two templates has. A renamed group is one of each. */
export function groupsThatDiffer({ deployed, wanted }: Comparison) {
  const [before, after] = [groupNames(deployed), groupNames(wanted)];
  return { gone: before.filter(name => !after.includes(name)), added: after.filter(name => !before.includes(name)) };
}

/** Nobody is to lose a group, and what it lets them do, by an edit; and no group can be made twice. */
export function groupChanges(comparison: Comparison, pool: DeployedPool): Problem[] {
  const { gone, added } = groupsThatDiffer(comparison);
  const given = JSON.stringify(groupNames(comparison.wanted).filter(name => name !== adminsGroup));
  return [
    ...gone.flatMap(name => removed(name, given, pool)),
    ...added.flatMap(name => foundAlready(name, given, pool, comparison.stage)),
  ];
}

const groupNames = (template: Template) =>
  resourcesOf<{ GroupName: string }>(template, 'AWS::Cognito::UserPoolGroup').map(group => group.Properties.GroupName);

function removed(name: string, given: string, pool: DeployedPool): Problem[] {
  const members = pool.members[name] ?? [];
  if (members.length === 0) return [];
  const group = `--group-name ${name}`;
  return [
    {
      path: 'groups',
      given,
      allowed: `"${name}" among them, as it is deployed, while somebody is in it (${counted(members)})`,
      fix:
        'They would lose what it lets them do, and a group cannot be renamed. Put it back. Or, with it put back, deploy the group ' +
        'that takes its place, if one does, and put each of them into that; then empty the old one, and leave it out:' +
        command(pool, 'admin-add-user-to-group', '--group-name <the other> --username <each>') +
        command(pool, 'list-users-in-group', `${group} --query 'Users[].Username' --output text | xargs -n 1 \\`) +
        command(pool, 'admin-remove-user-from-group', `${group} --username`),
    },
  ];
}

/** A stage that retains keeps a group that left its template, and one that a failed update had made. */
function foundAlready(name: string, given: string, pool: DeployedPool, stage: string): Problem[] {
  const members = pool.members[name];
  if (!members) return [];
  const group = `--group-name ${name}`;
  const back = command(pool, 'admin-add-user-to-group', `${group} --username <each>`);
  return [
    {
      path: 'groups',
      given,
      allowed: `a group "${name}" only if the pool has none yet, and it has one that is not the stack's`,
      fix:
        'CloudFormation makes groups and takes none over. Delete it and deploy' +
        `${members.length > 0 ? `; then put its members back (${counted(members)})` : ''}:` +
        command(pool, 'delete-group', group) +
        `\n      npx sls deploy --stage ${stage}${members.length > 0 ? back : ''}`,
    },
  ];
}

const counted = (members: readonly string[]) =>
  `${members.length === 1 ? '1 person' : `${members.length} people`}: ${some(members)}`;
