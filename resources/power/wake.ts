import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import { functionName } from '../../config/names.ts';
import type { Foundation } from '../foundation.ts';
import { functionArn, lambda } from '../functions/function.ts';
import { onItems } from '../functions/items.ts';
import { identityProof } from '../login/identity-proof.ts';
import type { Statement } from '../policy.ts';

/** The waiting page, and the wakes that visitors ask for there. `clients`: JSON, app name → app client id. */
export const wakeFunction = (foundation: Foundation, clients: IntrinsicValue) =>
  lambda(
    foundation,
    'wake',
    writeEnvironment('wake', {
      stage: foundation.stage,
      clients,
      pattern: foundation.addresses.pattern,
      table: foundation.power.table.ref,
      reconciler: functionName(foundation.stack, 'scaleToZero'),
      login: foundation.addresses.login,
      ...identityProof(foundation),
    }),
    {
      timeout: 10, // the first request of an idle Lambda fetches the keys of two servers
      rights: rights(foundation),
    },
  );

/** What it may do, and why. It faces the internet: it can ask for an app to be started, and neither start nor open one. */
const rights = ({ stack, power: { table } }: Foundation): Statement[] => [
  // Whether an app sleeps, and what is known of it.
  { Effect: 'Allow', Action: ['dynamodb:BatchGetItem'], Resource: [table.out.Arn] },
  // A visitor's wish, and that the reconciler was asked: no hold, no mark, no record.
  {
    Effect: 'Allow',
    Action: ['dynamodb:PutItem'],
    Resource: [table.out.Arn],
    Condition: onItems('lease#*', 'asked#*'),
  },
  // By name: the reconciler's role names the rules that lead here, so a reference would go round in a circle.
  { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [functionArn(stack, 'scaleToZero')] },
];
