import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetAccountCommand, GetEmailIdentityCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { MailSender } from '../../preflight/mail.ts';
import { lookUp } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

/** The user pool that has a login domain; undefined where none has. */
export const loginDomainOwner = (cognito: CognitoIdentityProviderClient, Domain: string) =>
  lookUp('cognito-idp:DescribeUserPoolDomain', async (patience): Promise<string | undefined> => {
    const { DomainDescription } = await cognito.send(new DescribeUserPoolDomainCommand({ Domain }), patience);
    const { Domain: taken, UserPoolId, AWSAccountId = 'somebody' } = DomainDescription ?? {};
    // Of a domain that is free Cognito describes nothing.
    return UserPoolId ?? (taken && `one of ${AWSAccountId}`);
  });

/** Whether a login domain is this pool's. It is until it is deleted altogether, which a host takes minutes for. */
export async function hasLoginDomain(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  Domain: string,
): Promise<boolean> {
  const { DomainDescription } = await cognito.send(new DescribeUserPoolDomainCommand({ Domain }));
  return DomainDescription?.UserPoolId === UserPoolId;
}

/** An identity of SES and the account's state, in the region of the client. */
export async function sender(ses: SESv2Client, identity: string): Promise<MailSender> {
  const EmailIdentity = identity.slice(identity.indexOf('/') + 1);
  const [verified, account] = await Promise.all([
    lookUp('ses:GetEmailIdentity', async patience => {
      const asked = ses.send(new GetEmailIdentityCommand({ EmailIdentity }), patience);
      const found = await unlessMissing(asked, 'NotFoundException');
      return found && (found.VerifiedForSendingStatus ?? false);
    }),
    lookUp('ses:GetAccount', async patience => {
      const { SendingEnabled = false, ProductionAccessEnabled = false } = await ses.send(
        new GetAccountCommand({}),
        patience,
      );
      return { sending: SendingEnabled, production: ProductionAccessEnabled };
    }),
  ]);
  return { verified, account };
}
