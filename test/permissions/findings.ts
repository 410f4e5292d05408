import { isArn, overlap } from '../../docs/generate/deploy-role/arn.ts';
import {
  actionsLike,
  type ResourceType,
  resourceTypesOf,
} from '../../docs/generate/deploy-role/service-authorization.ts';
import type { Json } from '../world/packaged.ts';
import { conditionProblem } from './condition-keys.ts';
import type { Resolve } from './resolve.ts';

/** What IAM would refuse, or take for a permission that nothing is ever allowed by, each with the reason. */
export function findingsIn(document: Json, resolve: Resolve): string[] {
  if (!Array.isArray(document.Statement) || document.Statement.length === 0) return ['a policy has no statements'];
  return document.Statement.flatMap((statement: Json) => ofStatement(statement, resolve));
}

function ofStatement(statement: Json, resolve: Resolve): string[] {
  const unknown = Object.keys(statement).filter(name => !members.includes(name));
  if (unknown.length > 0) return [`${unknown.join(', ')} cannot be checked here`];
  if (!['Allow', 'Deny'].includes(statement.Effect)) return [`the effect is ${statement.Effect}, not Allow or Deny`];
  if (!('Resource' in statement) && !('Principal' in statement)) return ['a statement names no resource'];
  const written: string[] = [statement.Action].flat();
  const known = written.map(action => ({ action, stands: standsFor(action) }));
  return [
    ...known.filter(({ stands }) => stands.length === 0).map(({ action }) => `IAM has no action ${action}`),
    ...('Resource' in statement ? ofResources(known, [statement.Resource].flat().flatMap(resolve)) : []),
    ...known.flatMap(({ action, stands }) => (stands.length > 0 ? ofConditions(action, statement.Condition) : [])),
  ];
}

/** A trust policy has no resource: it belongs to the role. */
const members = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

type Stands = { action: string; stands: (readonly ResourceType[])[] };

/** The resource types of an action, or of each action that one with wildcards stands for. */
const standsFor = (action: string) =>
  (/[*?]/.test(action) ? actionsLike(action) : [action]).flatMap(one => {
    const types = resourceTypesOf(one);
    return types ? [types] : [];
  });

function ofResources(actions: readonly Stands[], resources: readonly string[]): string[] {
  if (resources.includes('*')) return [];
  const malformed = resources.filter(one => !isArn(one)).map(one => `${one} is neither an ARN nor *`);
  if (malformed.length > 0) return malformed;
  const meets = (type: ResourceType) => type.arns.some(arn => resources.some(one => overlap(one, arn)));
  const wrong = actions.flatMap(({ action, stands }) => {
    if (stands.length === 0 || stands.some(one => one.some(meets))) return [];
    const names = [...new Set(stands.flat().map(({ name }) => name))].join(', ');
    return names
      ? [`${action} is restricted to ${names}, and no resource of its statement is one: ${resources.join(', ')}`]
      : [`${action} cannot be restricted: its resource has to be *`];
  });
  if (wrong.length > 0) return wrong;
  const arns = actions.flatMap(({ stands }) => stands.flat().flatMap(type => type.arns));
  return resources
    .filter(one => arns.length > 0 && !arns.some(arn => overlap(one, arn)))
    .map(one => `${one} is nothing that an action of its statement can be restricted to`);
}

const ofConditions = (action: string, condition: Json): string[] =>
  Object.entries<Json>(condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).flatMap(key => conditionProblem(action, operator, key) ?? []),
  );
