import type { ClaimStore, Ledger, MailBudget, ResendLog } from '../../invitations/ports.ts';
import { passwordPolicy } from '../../invitations/temporary-password.ts';
import type { AwsClients } from '../clients.ts';
import { claimStore, resendLog } from './ledger/claims.ts';
import { ledger } from './ledger/ledger.ts';
import { mailBudget } from './ledger/mail-budget.ts';
import { type People, people } from './people/people.ts';

/** What whoever submits jobs and looks after people reaches. */
export interface Invitations {
  ledger: Ledger;
  claims: ClaimStore;
  budget: MailBudget;
  resends: ResendLog;
  people: People;
  /** Has the worker look at the jobs now, and does not wait for it. */
  askWorker(): Promise<void>;
}

/** What the functions that invite know of their stage. `ledger`: the table. */
export interface InvitationVariables {
  ledger: string;
  userPool: string;
  minimumPasswordLength: string;
}

/** The invitations of one stage. */
export const invitations = (
  clients: Pick<AwsClients, 'cognito' | 'dynamoDB'>,
  { ledger: table, userPool, minimumPasswordLength }: InvitationVariables,
  askWorker: Invitations['askWorker'],
): Invitations => ({
  ledger: ledger(clients.dynamoDB(), table),
  claims: claimStore(clients.dynamoDB(), table),
  budget: mailBudget(clients.dynamoDB(), table),
  resends: resendLog(clients.dynamoDB(), table),
  people: people(clients.cognito(), userPool, passwordPolicy(minimumPasswordLength)),
  askWorker,
});
