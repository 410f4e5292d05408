import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Statement } from '../policy.ts';
import { onItems } from './items.ts';

/** The right to do something to a table's items whose keys begin so. */
export const rightsToItems =
  (table: IntrinsicValue) =>
  (actions: readonly string[], ...keys: string[]): Statement => ({
    Effect: 'Allow',
    Action: actions.map(action => `dynamodb:${action}`),
    Resource: [table],
    Condition: onItems(...keys),
  });

/** The right to ask or change something of a pool's people. */
export const rightsToPeople =
  (pool: IntrinsicValue) =>
  (...actions: string[]): Statement => ({
    Effect: 'Allow',
    Action: actions.map(action => `cognito-idp:${action}`),
    Resource: [pool],
  });
