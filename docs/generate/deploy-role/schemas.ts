import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source.ts';

const lib = join(root, '.venv', 'tools', 'lib');
/** What cfn-lint brings along: CloudFormation's own registry, and AWS's table of which action takes which resources. */
const data = join(lib, readdirSync(lib)[0] ?? '', 'site-packages', 'cfnlint', 'data');
const json = (...path: string[]) => JSON.parse(readFileSync(join(data, ...path), 'utf8'));

const registry: Record<string, string> = json('schemas', 'providers', 'us-east-1.json');
const services: Record<string, { Actions: Record<string, { Resources?: unknown }> }> = json(
  ...['AdditionalSpecs', 'Policies.json'],
);

/** What CloudFormation does with a resource of ours; it also has `list`, for importing what somebody else made. */
const handlers = ['create', 'read', 'update', 'delete'];

/** The two types whose schemas do not say: by the API operations that make, change, read and end them. */
const unsaid: Record<string, readonly string[]> = {
  'AWS::CodeBuild::Project': [
    ...['codebuild:CreateProject', 'codebuild:UpdateProject', 'codebuild:DeleteProject', 'codebuild:BatchGetProjects'],
    'iam:PassRole',
  ],
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': [
    ...['elasticloadbalancing:AddListenerCertificates', 'elasticloadbalancing:RemoveListenerCertificates'],
    'elasticloadbalancing:DescribeListenerCertificates',
  ],
};

/** The actions that CloudFormation takes on behalf of whoever deploys a type. Throws when nobody knows them. */
export function actionsOf(type: string): readonly string[] {
  const schema = registry[type] && json('schemas', 'resources', `${registry[type]}.json`);
  const said: string[] = handlers.flatMap(handler => schema?.handlers?.[handler]?.permissions ?? []);
  const actions = said.length > 0 ? said : unsaid[type];
  if (actions) return actions;
  throw new Error(`Nobody knows which rights ${type} needs. docs/generate/deploy-role/schemas.ts has to say so.`);
}

/** Whether IAM can restrict an action to resources. Undefined when there is no such action. */
export function takesResources(action: string): boolean | undefined {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  const known = services[service]?.Actions[name];
  return known && known.Resources !== undefined;
}
