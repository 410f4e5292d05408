import { invitationBody } from '../../config/invitations.ts';
import type { CompleteLogin } from '../../config/settings/login.ts';
import type { Stage } from '../stage.ts';

/** What Cognito mails, with what is known beforehand already in it. */
export function mails({ settings, addresses }: Stage) {
  const { texts } = settings.login;
  return {
    invitation: { EmailSubject: texts.invitation.subject, EmailMessage: invitationBody(settings, addresses.pattern) },
    verification: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      EmailSubject: texts.verification.subject,
      EmailMessage: texts.verification.body,
    },
  };
}

/** Who sends them. */
export const sender = ({ sender: from }: CompleteLogin) =>
  from === 'cognito'
    ? { EmailSendingAccount: 'COGNITO_DEFAULT' }
    : {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: from.identity,
        From: from.from,
        ...(from.replyTo === undefined ? {} : { ReplyToEmailAddress: from.replyTo }),
      };
