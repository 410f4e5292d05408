import { GetAccountCommand, GetEmailIdentityCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Sender } from '../../preflight/mail.ts';
import { unlessMissing } from '../missing.ts';
import { look } from './look.ts';

/** An identity of SES and the account's state, in the region of the client. */
export async function sender(ses: SESv2Client, identity: string): Promise<Sender> {
  const EmailIdentity = identity.slice(identity.indexOf('/') + 1);
  const [verified, account] = await Promise.all([
    look('ses:GetEmailIdentity', async patience => {
      const asked = ses.send(new GetEmailIdentityCommand({ EmailIdentity }), patience);
      const found = await unlessMissing(asked, 'NotFoundException');
      return found && (found.VerifiedForSendingStatus ?? false);
    }),
    look('ses:GetAccount', async patience => {
      const { SendingEnabled = false, ProductionAccessEnabled = false } = await ses.send(
        new GetAccountCommand({}),
        patience,
      );
      return { sending: SendingEnabled, production: ProductionAccessEnabled };
    }),
  ]);
  return { verified, account };
}
