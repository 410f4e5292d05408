import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import { functionName } from '../../config/names.ts';
import type { Foundation } from '../foundation.ts';
import { functionArn, lambda } from '../functions/function.ts';
import { rightsToItems, rightsToPeople } from '../functions/rights.ts';
import { identityProof } from '../login/identity-proof.ts';
import type { Statement } from '../policy.ts';

/** Invitations in the browser and over HTTP, for admins, on the portal's host. `clientId`: the portal's. */
export const bulkInvite = (foundation: Foundation, clientId: IntrinsicValue) =>
  lambda(
    foundation,
    'bulkInvite',
    writeEnvironment('bulkInvite', {
      stage: foundation.stage,
      clientId,
      pattern: foundation.addresses.pattern,
      ledger: foundation.invitations.ledgerTable.ref,
      worker: functionName(foundation.stack, 'inviteWorker'),
      userPool: foundation.userPool.pool.ref,
      minimumPasswordLength: String(foundation.settings.login.password.minimumLength),
      login: foundation.addresses.login,
      ...identityProof(foundation),
    }),
    {
      memorySize: 1024,
      timeout: 60, // it looks the whole pool up before it plans; the load balancer waits no longer either
      rights: rights(foundation),
    },
  );

/**
 * What it may do, and why. It faces the internet: it writes down what is to be done, and the worker does it. By itself it creates
 * and mails nobody, puts nobody into a group and prolongs nobody's stay.
 */
function rights({ stack, userPool, invitations: { ledgerTable: ledger } }: Foundation): Statement[] {
  const items = rightsToItems(ledger.out.Arn);
  const people = rightsToPeople(userPool.pool.out.Arn);
  return [
    // Jobs, and the marks of those that are to be worked at. Not the lease that says who works.
    items(['GetItem', 'Query', 'PutItem'], 'jobs', 'active'),
    // Their rows: written while a job is submitted, read from then on.
    items(['Query', 'BatchWriteItem'], 'rows#*'),
    // By which key a request is known.
    items(['GetItem', 'PutItem', 'UpdateItem'], 'key#*'),
    // How many mails were sent, and whose invitation was to be sent again.
    items(['GetItem'], 'mails'),
    items(['PutItem'], 'resend#*'),
    // Who is in the pool and in which groups: what a plan compares a file with, and the list of people.
    people('ListUsers', 'ListUsersInGroup', 'AdminGetUser'),
    // Shutting somebody out, at once, and letting them in again.
    people('AdminDisableUser', 'AdminEnableUser', 'AdminUserGlobalSignOut'),
    // That a job need not wait for the minute.
    { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [functionArn(stack, 'inviteWorker')] },
  ];
}
