import { GetFunctionConfigurationCommand, InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { readEnvironment } from '../../../config/environment.ts';
import { functionName } from '../../../config/names.ts';
import { caller } from '../caller.ts';
import type { AwsClients } from '../clients.ts';
import { unlessMissing } from '../missing.ts';
import { type Invitations, invitations } from './invitations.ts';

/** The worker of a deployed stage, its ledger and its people: through its own variables, so that nobody sees another pool. */
export interface DeployedInvitations extends Invitations {
  /** Who is calling, as a person would say it: the last part of the caller's ARN. */
  caller(): Promise<string>;
}

/** Undefined where the stack has no worker. */
export async function deployedInvitations(
  clients: AwsClients,
  stack: string,
): Promise<DeployedInvitations | undefined> {
  const FunctionName = functionName(stack, 'inviteWorker');
  const found = await unlessMissing(
    clients.lambda().send(new GetFunctionConfigurationCommand({ FunctionName })),
    'ResourceNotFoundException',
  );
  if (!found) return undefined;
  const variables = readEnvironment('inviteWorker', found.Environment?.Variables ?? {});
  const ask = askWorker(clients.lambda(), FunctionName);
  return { ...invitations(clients, variables, ask), caller: () => caller(clients.sts()) };
}

/** Has the worker look at the jobs now, and waits for nothing that it does. Without this it does so within a minute. */
export const askWorker = (lambda: LambdaClient, FunctionName: string) => async (): Promise<void> => {
  await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: '{}' }));
};
