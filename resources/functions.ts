import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../config/environment.ts';
import { type FunctionKey, functionKeys, functionName, functionRoleName } from '../config/names.ts';
import { arn } from './arn.ts';
import type { Stage } from './stage.ts';

/** The logical id osls gives a function. */
export const functionLogicalId = (key: FunctionKey) => `${key.charAt(0).toUpperCase()}${key.slice(1)}LambdaFunction`;

/** Spelled out instead of referred to: the user pool names its trigger, and the trigger, by its clients, the pool. */
export const functionArn = (stack: string, key: FunctionKey) => arn('lambda', `function:${functionName(stack, key)}`);

/** Every Lambda as osls wants it. A function that needs rights says here which, and why. */
export function functions({ stage, stack, settings, addresses }: Stage, clientIds: Record<string, IntrinsicValue>) {
  const clients = Fn.join('', [
    '{',
    Fn.join(
      ',',
      Object.entries(clientIds).map(([app, id]) => Fn.join('', [`"${app}":"`, id, '"'])),
    ),
    '}',
  ]);
  const lambda = (key: FunctionKey, environment: Record<string, IntrinsicValue>) => ({
    name: functionName(stack, key),
    handler: `src/handlers/${functionKeys[key]}.handler`,
    memorySize: 256,
    timeout: 5, // what Cognito waits for a trigger, and long for anybody who looks at a page
    environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
    events: [],
    iamRoleStatementsName: functionRoleName(stack, key, settings.place.region),
    iamRoleStatements: [], // its own log group, which the plugin adds, and nothing else
  });
  return {
    preToken: lambda('preToken', writeEnvironment('preToken', { stage, clients })),
    signout: lambda(
      'signout',
      writeEnvironment('signout', { stage, clients, login: addresses.login, pattern: addresses.pattern }),
    ),
  } satisfies Record<FunctionKey, unknown>;
}

/** Both osls and the role plugin say that a function depends on its role, which cfn-lint finds once too often. */
export const functionLintNotes = Object.fromEntries(
  (Object.keys(functionKeys) as FunctionKey[]).map(key => [
    functionLogicalId(key),
    { Metadata: { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } } },
  ]),
);
