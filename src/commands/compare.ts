import { createRequire } from 'node:module';
import {
  type Comparison,
  changes,
  changesInWords,
  type DeployedPool,
  questions,
  type Template,
} from '../../config/changes.ts';
import { stackName } from '../../config/names.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { type AwsClients, awsClients, type Connection } from '../aws/clients.ts';
import { hasLoginDomain } from '../aws/login-domain.ts';
import { people } from '../aws/people.ts';
import { stackOutputs } from '../aws/stack-outputs.ts';
import { stackTemplate } from '../aws/stack-template.ts';

/** What osls has when it is about to deploy. */
export interface Deploying {
  service: { provider: { stage: string; compiledCloudFormationTemplate: Template } };
  getProvider(name: 'aws'): { getAwsSdkV3Config(): Promise<Connection> };
}

/**
 * Resolves when the packaged template may be deployed. Otherwise, also when that cannot be found out, the process ends
 * before anything is uploaded or changed: with 2 for settings that cannot be had, 1 for all else. osls would make a 1 of
 * whatever was thrown.
 */
export async function compareBeforeDeploy(osls: Deploying): Promise<void> {
  try {
    const problems = await unchangeable(osls);
    if (problems) end(problems, 2);
  } catch (error) {
    end(`${error instanceof Error ? error.message : error}`, 1);
  }
}

function end(message: string, code: number): never {
  process.stderr.write(`✗ ${message}\nNothing was changed.\n`);
  // osls draws its spinner again below every line, until it is told that this was the last.
  createRequire(import.meta.url)('serverless/lib/utils/serverless-utils/log').progress.clear();
  process.exit(code);
}

/** The problems in words, if there are any. As long as nothing that matters differs it takes one request. */
async function unchangeable(osls: Deploying): Promise<string | undefined> {
  const { stage, compiledCloudFormationTemplate: wanted } = osls.service.provider;
  const name = stackName(stage, settingsOf(stageNamed(stage)).place);
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    const deployed = await allowed('cloudformation:GetTemplate', stackTemplate(clients.cloudFormation(), name));
    if (!deployed) return;
    const comparison = { stage, deployed, wanted };
    const problems = changes(comparison, await deployedPool(clients, comparison, name));
    return problems.length > 0 ? changesInWords(stage, problems) : undefined;
  } finally {
    clients.destroy();
  }
}

/** Of the pool what the templates leave open. */
async function deployedPool(clients: AwsClients, comparison: Comparison, stack: string): Promise<DeployedPool> {
  const { groups, domain } = questions(comparison);
  if (groups.length === 0 && domain === undefined) return { id: '', members: {}, hasDomain: false };
  const outputs = stackOutputs(clients.cloudFormation(), stack);
  const { UserPoolId: id = '' } = await allowed('cloudformation:DescribeStacks', outputs);
  const { membersOf } = people(clients.cognito(), id);
  const members: Record<string, string[]> = {};
  for (const group of groups) {
    const found = await allowed('cognito-idp:ListUsersInGroup', membersOf(group));
    if (found) members[group] = found.map(({ email, username }) => email ?? username);
  }
  const has = domain !== undefined && hasLoginDomain(clients.cognito(), id, domain);
  return { id, members, hasDomain: await allowed('cognito-idp:DescribeUserPoolDomain', has) };
}

/** Says which right was missing, or what else kept it from being known. */
async function allowed<Answer>(action: string, answer: Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(`${cause}`);
    const fix = name.startsWith('AccessDenied') ? ` Whoever deploys needs the right to ${action}.` : '';
    throw new Error(`What is deployed could not be read, to compare it: ${message.replace(/\.$/, '')}.${fix}`, {
      cause,
    });
  }
}
