import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { type FunctionKey, functionKeys, functionName, functionRoleName } from '../../config/names.ts';
import { arn } from '../arn.ts';
import type { Statement } from '../policy.ts';
import type { Stage } from '../stage.ts';

const logicalName = (key: FunctionKey) => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;

/** The logical id osls gives a function. */
export const functionLogicalId = (key: FunctionKey) => `${logicalName(key)}LambdaFunction`;

/** The log group osls gives a function. */
export const functionLogGroup = (key: FunctionKey): IntrinsicValue => Fn.ref(`${logicalName(key)}LogGroup`);

/** Spelled out instead of referred to: the user pool names its trigger, and the trigger, by its clients, the pool. */
export const functionArn = (stack: string, key: FunctionKey) => arn('lambda', `function:${functionName(stack, key)}`);

/** What a function has instead of what all have. */
interface Particulars {
  /** MB, which decide the share of a processor too. */
  memorySize?: number;
  /** Seconds. */
  timeout?: number;
  /** How often AWS tries again what was started without waiting for an answer, and failed. */
  maximumRetryAttempts?: number;
  /** For how many seconds AWS keeps such a start. */
  maximumEventAge?: number;
  rights?: readonly Statement[];
}

/** One Lambda as osls wants it. Without rights it writes its own log, which the role plugin sees to, and does nothing else. */
export const lambda = (
  { stack, settings }: Stage,
  key: FunctionKey,
  environment: Record<string, IntrinsicValue>,
  { rights = [], ...particulars }: Particulars = {},
) => ({
  name: functionName(stack, key),
  handler: `src/handlers/${functionKeys[key]}.handler`,
  memorySize: 256,
  timeout: 5, // what Cognito waits for a trigger, and long for anybody who looks at a page
  environment,
  events: [],
  iamRoleStatementsName: functionRoleName(stack, key, settings.place.region),
  iamRoleStatements: rights,
  ...particulars,
});
