import { calls } from './calls.ts';
import { intrinsics, permissionsFor } from './handler-permissions.ts';
import { scopeOf } from './scopes.ts';
import type { Templates } from './templates.ts';

export interface Statement {
  Effect: 'Allow';
  Action: string[];
  Resource: readonly string[];
  Condition?: object;
}

export interface Policy {
  Version: '2012-10-17';
  Statement: Statement[];
}

/** What IAM takes for a managed policy, blanks not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const maxCharacters = 6_144;

const sizeOf = (value: unknown) => JSON.stringify(value).length;

/** What CloudFormation needs for these templates. */
export const ofCloudFormation = ({ properties, text }: Templates): string[] => [
  ...[...properties].flatMap(([type, names]) => permissionsFor(type, names)),
  ...Object.entries(intrinsics).flatMap(([name, { actions }]) => (text.includes(`"${name}"`) ? actions : [])),
];

/** Every action that deploying, changing, removing and inviting needs, once. */
export const actionsFor = (templates: Templates): string[] =>
  [...new Set([...ofCloudFormation(templates), ...Object.values(calls).flat()])].sort();

/** The least rights that will do, as as few policies as IAM's limit allows. Throws when an action does not exist. */
export function policiesFor(templates: Templates): Policy[] {
  const policies: Policy[] = [];
  for (const statement of statements(actionsFor(templates))) {
    const roomy = policies.find(policy => sizeOf(policy) + sizeOf(statement) + 1 <= maxCharacters);
    if (roomy) roomy.Statement.push(statement);
    else policies.push({ Version: '2012-10-17', Statement: [statement] });
  }
  return policies;
}

/** Of each service, the actions of one scope together. */
function statements(actions: readonly string[]): Statement[] {
  const found = new Map<string, Statement>();
  for (const action of actions) {
    const { resources, condition } = scopeOf(action);
    const key = JSON.stringify([action.split(':')[0], resources, condition]);
    const more = condition === undefined ? {} : { Condition: condition };
    const statement = found.get(key) ?? { Effect: 'Allow', Action: [], Resource: resources, ...more };
    statement.Action.push(action);
    found.set(key, statement);
  }
  return [...found.values()];
}
