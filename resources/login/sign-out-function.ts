import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import type { Foundation } from '../foundation.ts';
import { lambda } from '../functions/function.ts';
import { rightsToPeople } from '../functions/rights.ts';
import { identityProof } from './identity-proof.ts';

/** The way out of every app, and the page at its end. `clients`: JSON, app name → app client id. */
export const signOut = (foundation: Foundation, clients: IntrinsicValue) =>
  lambda(
    foundation,
    'signout',
    writeEnvironment('signout', {
      stage: foundation.stage,
      clients,
      login: foundation.addresses.login,
      pattern: foundation.addresses.pattern,
      userPool: foundation.userPool.pool.ref,
      ...identityProof(foundation),
    }),
    {
      timeout: 10, // it answers after eight seconds at the latest, whoever does not answer it
      // The sessions of whoever signs out, with every app: nothing else of anybody.
      rights: [rightsToPeople(foundation.userPool.pool.out.Arn)('AdminUserGlobalSignOut')],
    },
  );
