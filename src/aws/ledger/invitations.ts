import type { Claims, Ledger, MailBudget, Resends } from '../../invites/ports.ts';
import type { AwsClients } from '../clients.ts';
import { type People, people } from '../people.ts';
import { mailBudget } from './budget.ts';
import { claims } from './claims.ts';
import { ledger } from './ledger.ts';
import { resendRecord } from './resends.ts';
import { askWorker } from './worker.ts';

/** What whoever submits jobs and looks after people reaches. */
export interface Invitations {
  ledger: Ledger;
  claims: Claims;
  budget: MailBudget;
  resends: Resends;
  people: People;
  /** Has the worker look at the jobs now, and does not wait for it. */
  askWorker(): Promise<void>;
}

/** The invitations of one stage. `ledger`: the table; `worker`: the function's name. */
export const invitations = (
  clients: Pick<AwsClients, 'cognito' | 'dynamoDB' | 'lambda'>,
  { ledger: table, userPool, worker }: { ledger: string; userPool: string; worker: string },
): Invitations => ({
  ledger: ledger(clients.dynamoDB(), table),
  claims: claims(clients.dynamoDB(), table),
  budget: mailBudget(clients.dynamoDB(), table),
  resends: resendRecord(clients.dynamoDB(), table),
  people: people(clients.cognito(), userPool),
  askWorker: askWorker(clients.lambda(), worker),
});
