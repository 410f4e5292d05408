import { data, readJson } from './cfn-lint.ts';

/** A kind of thing that an action can be restricted to. */
export interface ResourceType {
  name: string;
  /** Its ARNs, with `*` where an ARN has a region, an account or a name. */
  arns: readonly string[];
}

interface Service {
  Actions: Record<string, { Resources?: string[] }>;
  Resources?: Record<string, { ARNFormats: string[] }>;
}

/** AWS's service authorization reference: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
const services: Record<string, Service> = readJson(data, 'AdditionalSpecs', 'Policies.json');

/** ARNs that cfn-lint cuts off at the first name, so that different things look alike. The same reference has them whole; `~` is a name without a slash. */
const whole: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:index': ['arn:*:dynamodb:*:*:table/*/index/*'],
  'dynamodb:stream': ['arn:*:dynamodb:*:*:table/*/stream/*'],
  'ecs:service': ['arn:*:ecs:*:*:service/*/*'],
  'ecs:task': ['arn:*:ecs:*:*:task/*/*'],
  'logs:log-stream': ['arn:*:logs:*:*:log-group:*:log-stream:*'],
  's3:bucket': ['arn:*:s3:::~'],
  's3:object': ['arn:*:s3:::*/*'],
};

/** `arn:${Partition}:ecs:${Region}:${Account}:cluster/.*` → `arn:*:ecs:*:*:cluster/*` */
const pattern = (format: string) => format.replaceAll(/\$\{\w+\}|\.\*/g, '*');

/** What IAM can restrict an action to; nothing where it takes `*` only. Undefined when the action does not exist. */
export function resourceTypesOf(action: string): readonly ResourceType[] | undefined {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  const known = services[service];
  const found = known?.Actions[name];
  return found && (found.Resources ?? []).map(type => ({ name: type, arns: arnsOf(`${service}:${type}`) }));
}

/** The ARNs of one kind of resource, such as `ecs:cluster`. Throws when the kind does not exist. */
export function arnsOf(resourceType: string): readonly string[] {
  const [, service = '', name = ''] = /^([^:]+):(.+)$/.exec(resourceType) ?? [];
  const found = services[service]?.Resources?.[name.toLowerCase()];
  if (found) return whole[resourceType] ?? found.ARNFormats.map(pattern);
  throw new Error(`IAM has no resource type ${resourceType}.`);
}

/** The actions that an action with wildcards stands for. */
export function actionsLike(action: string): string[] {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  const like = new RegExp(`^${name.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return Object.keys(services[service]?.Actions ?? {})
    .filter(one => like.test(one))
    .map(one => `${service}:${one}`);
}
