import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import type { Foundation } from '../foundation.ts';
import { lambda } from '../functions/function.ts';
import { onItems } from '../functions/items.ts';
import { identityProof } from '../login/identity-proof.ts';
import type { Statement } from '../policy.ts';

/** The list of apps that everybody invited sees. `clientId`: the portal's app client. */
export const portal = (foundation: Foundation, clientId: IntrinsicValue) =>
  lambda(
    foundation,
    'portal',
    writeEnvironment('portal', {
      stage: foundation.stage,
      clientId,
      pattern: foundation.addresses.pattern,
      table: foundation.power.table.ref,
      login: foundation.addresses.login,
      ...identityProof(foundation),
    }),
    {
      timeout: 10, // the first request of an idle Lambda fetches the keys of two servers
      rights: rights(foundation),
    },
  );

/** What it may do, and why. It faces the internet, and only shows. */
const rights = ({ power: { table } }: Foundation): Statement[] => [
  // Whether an app is awake: what the reconciler remembers, and none of what people have asked for.
  {
    Effect: 'Allow',
    Action: ['dynamodb:BatchGetItem'],
    Resource: [table.out.Arn],
    Condition: onItems('record#*'),
  },
];
