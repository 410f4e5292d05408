import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { ApplyPorts } from '../../invitations/ports.ts';
import { passwordPolicy } from '../../invitations/temporary-password.ts';
import type { AwsClients } from '../clients.ts';
import { forInvitations } from '../connection.ts';
import { bulkInviteClients } from '../lambda-clients.ts';
import { eventInvoker } from '../small-client/invoke.ts';
import type { ClientOptions } from '../small-client/options.ts';
import { type Invitations, type InvitationVariables, invitations } from './invitations.ts';
import { ledger } from './ledger/ledger.ts';
import { mailBudget } from './ledger/mail-budget.ts';
import { workerLease } from './ledger/worker-lease.ts';
import { people } from './people/people.ts';
import { withPoolErrors } from './people/refusals.ts';

/** What a run of the worker reaches: one table, and one pool. */
export const applyPorts = (
  { cognito, dynamoDB }: Pick<AwsClients, 'cognito' | 'dynamoDB'>,
  { ledger: table, userPool, minimumPasswordLength }: InvitationVariables,
): Omit<ApplyPorts, 'log'> => ({
  pool: withPoolErrors(people(cognito(), userPool, passwordPolicy(minimumPasswordLength))),
  ledger: ledger(dynamoDB(), table),
  lease: workerLease(dynamoDB(), table),
  budget: mailBudget(dynamoDB(), table),
  now: () => Temporal.Now.instant(),
  sleep: milliseconds => delay(milliseconds),
});

/** What the endpoint reaches: the same, and the worker by its name. */
export function bulkInvitePorts(
  variables: InvitationVariables & { worker: string },
  place: ClientOptions = forInvitations,
): Invitations {
  const invoke = eventInvoker(place);
  return invitations(bulkInviteClients(place), variables, () => invoke(variables.worker, {}));
}
