import { randomInt } from 'node:crypto';
import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  type AdminCreateUserCommandOutput,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { maxCallSeconds } from '../../../invitations/pool.ts';
import { type PasswordPolicy, temporaryPassword } from '../../../invitations/temporary-password.ts';
import { backOffName } from './back-off.ts';

/** What is begun here is given up well before others take it for over. */
const maxCallMs = (maxCallSeconds * 1000) / 2;

/** Ends whatever is asked with it when a call that mails has lasted too long. */
export const callTimeout = () => AbortSignal.timeout(maxCallMs);

/** Other parts of the SDK take their place by its name. */
const retryMiddleware = 'retryMiddleware';

/**
 * Has Cognito email a temporary password, once. We draw it, because an HTML email swallows part of some that Cognito draws, and keep
 * it nowhere. The SDK would send a request again that failed or was answered too late, and Cognito may have sent the email by then,
 * so the part of the SDK that does so is replaced by nothing, and ours is left out. A connection error says nothing about the email.
 */
export async function sendInvitationEmail(
  cognito: CognitoIdentityProviderClient,
  input: Omit<AdminCreateUserCommandInput, 'TemporaryPassword'>,
  policy: PasswordPolicy,
  abortSignal: AbortSignal,
): Promise<AdminCreateUserCommandOutput> {
  const once = cognito.middlewareStack.clone();
  once.remove(backOffName);
  if (!once.remove(retryMiddleware)) throw new Error('The AWS SDK repeats requests in a way that is not known here.');
  once.add(next => next, { name: retryMiddleware, step: 'finalizeRequest', priority: 'high' });
  const command = new AdminCreateUserCommand({
    ...input,
    TemporaryPassword: temporaryPassword(policy, randomInt),
    DesiredDeliveryMediums: ['EMAIL'], // the default is a text message
  });
  const send = command.resolveMiddleware(once, cognito.config, { abortSignal, requestTimeout: maxCallMs });
  return (await send(command)).output;
}
