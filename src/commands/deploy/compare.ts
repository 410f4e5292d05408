import { type Comparison, changes, changesInWords, type DeployedPool, questions } from '../../../config/changes.ts';
import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import type { AwsClients } from '../../aws/clients.ts';
import { lists } from '../../aws/invitations/people/lists.ts';
import { hasLoginDomain } from '../../aws/preflight/login.ts';
import { stackOutputs, stackTemplate } from '../../aws/stack/stack.ts';
import { explainDenial } from './allowed.ts';
import { type Deploying, DeployRefused } from './deploying.ts';

const allowed = explainDenial('Could not read the deployed stack to compare it');

/** Refuses what AWS cannot change in place. Without a relevant difference, this takes one request. */
export async function compare({ osls, stage, clients }: Deploying): Promise<void> {
  const wanted = osls.service.provider.compiledCloudFormationTemplate;
  const name = stackName(stage, settingsOf(stage).place);
  const deployed = await allowed('cloudformation:GetTemplate', stackTemplate(clients.cloudFormation(), name));
  if (!deployed) return;
  const comparison = { stage, deployed, wanted };
  const problems = changes(comparison, await deployedPool(clients, comparison, name));
  if (problems.length > 0) throw new DeployRefused(changesInWords(stage, problems));
}

const noPool: DeployedPool = { id: '', members: {}, hasDomain: false };

/** What the comparison needs to know of the pool and the templates do not say. */
async function deployedPool(clients: AwsClients, comparison: Comparison, stack: string): Promise<DeployedPool> {
  const { groups, domain } = questions(comparison);
  if (groups.length === 0 && domain === undefined) return noPool;
  const outputs = stackOutputs(clients.cloudFormation(), stack);
  const { UserPoolId: id } = await allowed('cloudformation:DescribeStacks', outputs);
  if (id === undefined) return noPool; // as after a first deploy that was rolled back
  const { membersOf } = lists(clients.cognito(), id);
  const members: Record<string, string[]> = {};
  for (const group of groups) {
    const found = await allowed('cognito-idp:ListUsersInGroup', membersOf(group));
    if (found) members[group] = found.map(({ email, username }) => email ?? username);
  }
  const has = domain !== undefined && hasLoginDomain(clients.cognito(), id, domain);
  return { id, members, hasDomain: await allowed('cognito-idp:DescribeUserPoolDomain', has) };
}
