import { writeEnvironment } from '../../config/environment.ts';
import type { Foundation } from '../foundation.ts';
import { lambda } from '../functions/function.ts';
import { rightsToItems, rightsToPeople } from '../functions/rights.ts';
import type { Statement } from '../policy.ts';

/**
 * The worker: the one function that invites. Whatever fails is not tried again, because the next minute goes on where the ledger
 * says. Two at once do no harm: one has the lease, and the other ends.
 */
export const inviteWorker = (foundation: Foundation) =>
  lambda(
    foundation,
    'inviteWorker',
    writeEnvironment('inviteWorker', {
      stage: foundation.stage,
      ledger: foundation.invitations.ledgerTable.ref,
      userPool: foundation.userPool.pool.ref,
      minimumPasswordLength: String(foundation.settings.login.password.minimumLength),
    }),
    {
      memorySize: 512,
      timeout: 900, // the most there is; what is left then, the next one does
      maximumRetryAttempts: 0,
      maximumEventAge: 60,
      rights: rights(foundation),
    },
  );

/** What it may do, and why. */
function rights({ userPool, invitations: { ledgerTable: ledger } }: Foundation): Statement[] {
  const items = rightsToItems(ledger.out.Arn);
  const people = rightsToPeople(userPool.pool.out.Arn);
  return [
    // The jobs and rows to work on, and their results, until a job is over.
    items(['GetItem', 'Query', 'PutItem'], 'jobs', 'active', 'rows#*'),
    items(['DeleteItem'], 'active'),
    // That it is the one at work.
    items(['PutItem', 'DeleteItem'], 'lease'),
    // How many mails were sent.
    items(['GetItem', 'UpdateItem'], 'mails'),
    // Whether somebody is in the pool, and in which groups.
    people('AdminGetUser', 'AdminListGroupsForUser'),
    // Who the admins are, before it ends anybody's access.
    people('ListUsersInGroup'),
    // Inviting somebody, with the groups and the last day that the file says.
    people('AdminCreateUser', 'AdminAddUserToGroup', 'AdminUpdateUserAttributes'),
  ];
}
