import { calls } from './calls.ts';
import { actionsOf, takesResources } from './schemas.ts';
import { scopeOf } from './scopes.ts';
import { unused } from './unused.ts';

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
export const mostCharacters = 6_144;

const sizeOf = (value: unknown) => JSON.stringify(value).length;
const isUsed = (action: string) => !unused.some(([pattern]) => pattern.test(action));

/** Every action that deploying, changing, removing and inviting needs, once. */
export function actionsFor(types: readonly string[]): string[] {
  const needed = [...types.flatMap(actionsOf), ...Object.values(calls).flat()].filter(isUsed);
  // One schema spells an action otherwise than IAM does, which does not care.
  return [
    ...new Set(needed.map(action => action.replace(/:([a-z])/, (_all, first) => `:${first.toUpperCase()}`))),
  ].sort();
}

/** The least rights that will do, as as few policies as IAM's limit allows. Throws when an action does not exist. */
export function policiesFor(types: readonly string[]): Policy[] {
  const policies: Policy[] = [];
  for (const statement of statements(actionsFor(types))) {
    const roomy = policies.find(policy => sizeOf(policy) + sizeOf(statement) + 1 <= mostCharacters);
    if (roomy) roomy.Statement.push(statement);
    else policies.push({ Version: '2012-10-17', Statement: [statement] });
  }
  return policies;
}

/** Of each service, the actions of one scope together. */
function statements(actions: readonly string[]): Statement[] {
  const found = new Map<string, Statement>();
  for (const action of actions) {
    const restrictable = takesResources(action);
    if (restrictable === undefined) throw new Error(`IAM knows no action ${action}.`);
    const { resources, condition } = scopeOf(action, restrictable);
    const key = JSON.stringify([action.split(':')[0], resources, condition]);
    const more = condition === undefined ? {} : { Condition: condition };
    const statement = found.get(key) ?? { Effect: 'Allow', Action: [], Resource: resources, ...more };
    statement.Action.push(action);
    found.set(key, statement);
  }
  return [...found.values()];
}
