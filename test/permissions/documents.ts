import { resourceTypesOf } from '../../docs/generate/deploy-role/service-authorization.ts';
import type { Json } from '../world/packaged.ts';
import { findingsIn } from './findings.ts';
import { resolveIn } from './resolve.ts';

/** A policy document of a template, and where it is. */
interface Found {
  where: string;
  document: Json;
}

/** Every policy document in the resources of a template: whatever has statements. */
export const documentsIn = (resources: Readonly<Record<string, Json>>): Found[] =>
  Object.entries(resources).flatMap(([id, resource]) => inValue(resource.Properties, id));

function inValue(value: Json, where: string): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Statement' in value ? [{ where, document: value }] : [];
  return [...own, ...Object.entries<Json>(value).flatMap(([name, part]) => inValue(part, `${where}.${name}`))];
}

/** What is wrong with the policies and the function permissions of a template, the place first. */
export function findingsOf(resources: Readonly<Record<string, Json>>): string[] {
  const resolve = resolveIn(resources);
  const ofPolicies = documentsIn(resources).flatMap(({ where, document }) =>
    findingsIn(document, resolve).map(finding => `${where}: ${finding}`),
  );
  const ofFunctions = Object.entries(resources)
    .filter(([, { Type, Properties }]) => Type === 'AWS::Lambda::Permission' && !resourceTypesOf(Properties.Action))
    .map(([id, { Properties }]) => `${id}: IAM has no action ${Properties.Action}`);
  return [...ofPolicies, ...ofFunctions];
}
