import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import {
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  DeleteUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lists } from '../src/aws/invitations/people/lists.ts';
import { hasLoginDomain } from '../src/aws/preflight/login.ts';
import { stackOutputs, stackTemplate } from '../src/aws/stack/stack.ts';
import { aPerson } from './world/a-person.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';
import { testKeys } from './world/test-keys.ts';

const root = join(import.meta.dirname, '..');
const python = join(root, '.venv', 'tools', 'bin', 'python');
const region = 'us-east-1';
const stack = 'streamgate-local';
const project = aProject();

let aws: TestAws;
let UserPoolId: string;

const deploy = (env?: Record<string, string>) => project.sls('deploy --stage local', aws.endpoint, env);

/** Everything that a deploy could have touched: the account's resources, the stack's history and the bucket's contents. */
async function everything() {
  const { ServerlessDeploymentBucketName: bucket = '' } = await stackOutputs(aws.clients.cloudFormation(), stack);
  const { StackEvents } = await aws.clients.cloudFormation().send(new DescribeStackEventsCommand({ StackName: stack }));
  return {
    account: aws.inventory(),
    events: StackEvents?.map(({ EventId }) => EventId),
    bucket: botocore(
      '[(one["Key"], one["ETag"]) for one in client("s3").list_objects_v2(Bucket=more[0])["Contents"]]',
      bucket,
    ),
  };
}

/** What no command of ours calls has no client here: boto3's does it. Prints what the expression over `client` is. */
function botocore(expression: string, ...more: string[]): string {
  const script = `
import sys
from botocore.session import get_session
endpoint, region, *more = sys.argv[1:]
client = lambda service: get_session().create_client(service, region_name=region, endpoint_url=endpoint)
print(${expression})`;
  return execFileSync(python, ['-c', script, aws.endpoint, region, ...more], {
    encoding: 'utf8',
    env: { ...testKeys },
  });
}

beforeAll(async () => {
  aws = await anAws(region);
  expect(await stackTemplate(aws.clients.cloudFormation(), stack)).toBeUndefined();
  expect(deploy()).toMatchObject({ status: 0 });
  ({ UserPoolId = '' } = await stackOutputs(aws.clients.cloudFormation(), stack));
  const ana = { email: 'ana@example.com', name: 'Ana', password: 'Correct-horse-1', groups: ['finance'] };
  await aPerson(aws.clients.cognito(), UserPoolId, ana);
}, 120_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

/** What a team may try in one afternoon, in stage local. */
const attempt = {
  'login: {}': "login: { signIn: 'username-or-email', requiredAttributes: ['name'] }",
  'streamgate-local': 'another-login',
  "groups: ['finance']": "groups: ['audit']",
  "policy: { allow: [{ group: 'finance' }] }": "policy: 'everyoneInvited'",
  "host: 'sales.localhost'": "host: 'swap.localhost'",
  "host: 'finance.localhost'": "host: 'sales.localhost'",
};

test('what cannot be changed is refused, all at once, and nothing is touched', async () => {
  await aws.clients.cognito().send(new CreateGroupCommand({ UserPoolId, GroupName: 'audit' }));
  const before = await everything();
  expect(before.bucket).toContain('compiled-cloudformation-template.json');
  project.stages(attempt);
  const { status, stdout, stderr } = deploy();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const said = stderr.slice(stderr.indexOf('✗')).replaceAll(UserPoolId, 'POOL');
  expect(said).toMatchInlineSnapshot(`
"✗ config/stages.ts, stage local, compared with what is deployed:
  login.signIn is "username-or-email". Allowed: "email", as it is deployed. Cognito settles this when it makes a pool. Put it back. Or begin a pool to which everybody is invited again: as a stage of its own, with hosts and a login domain of its own, beside this one; or in place of this one, whose people are deleted:
      npx sls remove --stage local
      npx sls deploy --stage local
  login.requiredAttributes is ["name"]. Allowed: [], as it is deployed. Cognito settles this too when it makes a pool. Put it back, or begin a pool as above.
  domain.login.prefix is "another-login". Allowed: the prefix "streamgate-local", as it is deployed. Cognito cannot rename a login domain. Put it back. Or delete the deployed one and deploy at once: until that is done nobody can sign in or stay in, and anybody may take the prefix:
      aws cognito-idp delete-user-pool-domain --region us-east-1 --user-pool-id POOL --domain streamgate-local
      npx sls deploy --stage local
  groups is ["audit"]. Allowed: "finance" among them, as it is deployed, while somebody is in it (1 person: ana@example.com). They would lose what it lets them do, and a group cannot be renamed. Put it back. Or, with it put back, deploy the group that takes its place, if one does, and put each of them into that; then empty the old one, and leave it out:
      aws cognito-idp admin-add-user-to-group --region us-east-1 --user-pool-id POOL --group-name <the other> --username <each>
      aws cognito-idp list-users-in-group --region us-east-1 --user-pool-id POOL --group-name finance --query 'Users[].Username' --output text | xargs -n 1 \\
      aws cognito-idp admin-remove-user-from-group --region us-east-1 --user-pool-id POOL --group-name finance --username
  groups is ["audit"]. Allowed: a group "audit" only if the pool has none yet, and it has one that is not the stack's. CloudFormation makes groups and takes none over. Delete it and deploy:
      aws cognito-idp delete-group --region us-east-1 --user-pool-id POOL --group-name audit
      npx sls deploy --stage local
  apps.finance.host is "sales.localhost". Allowed: one that nobody else has as it is deployed, and apps.sales.host has it. AWS refuses to give it to two for as long as the deploy takes. Leave apps.finance out or give it another, and deploy; then say it again:
      npx sls deploy --stage local
Nothing was changed.
"
`);
  expect(await everything()).toEqual(before);
});

test('put back, the settings deploy; and so do the changes, the way that was said', async () => {
  project.stages({ 'login: {}': 'login: { sessionHours: 9 }' });
  expect(deploy()).toMatchObject({ status: 0 });

  const cognito = aws.clients.cognito();
  expect(await hasLoginDomain(cognito, UserPoolId, stack)).toBe(true);
  await cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain: stack }));
  const [ana] = (await lists(cognito, UserPoolId).membersOf('finance')) ?? [];
  const membership = { UserPoolId, GroupName: 'finance', Username: ana?.username };
  await cognito.send(new AdminRemoveUserFromGroupCommand(membership));
  await cognito.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'audit' }));
  const { 'login: {}': _pool, "host: 'finance.localhost'": _host, ...possible } = attempt;
  project.stages(possible);
  expect(deploy()).toMatchObject({ status: 0 });
  expect(await hasLoginDomain(cognito, UserPoolId, stack)).toBe(false);
  expect(await hasLoginDomain(cognito, UserPoolId, 'another-login')).toBe(true);
  expect(await lists(cognito, UserPoolId).membersOf('finance')).toBeUndefined();
  expect(await lists(cognito, UserPoolId).membersOf('audit')).toEqual([]);
}, 60_000);

test('who may not look does not deploy, and learns what right is missing', async () => {
  botocore('client("iam").create_user(UserName="nobody")');
  const key = JSON.parse(
    botocore('__import__("json").dumps(client("iam").create_access_key(UserName="nobody")["AccessKey"], default=str)'),
  );
  const { status, stderr } = deploy({ AWS_ACCESS_KEY_ID: key.AccessKeyId, AWS_SECRET_ACCESS_KEY: key.SecretAccessKey });
  expect(status).toBe(1);
  expect(stderr).toContain('✗ Could not read the deployed stack to compare it: ');
  expect(stderr).toContain('is not authorized to perform: cloudformation:GetTemplate');
  expect(stderr).toContain('Grant the deploying role the permission cloudformation:GetTemplate.');
});
