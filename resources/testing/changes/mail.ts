import { withLogin } from '../base.ts';
import type { Change } from '../change.ts';

const ses = { identity: 'arn:aws:ses:eu-west-1:222222222222:identity/example.com', from: 'data@example.com' } as const;

export const mailChanges: readonly Change[] = [
  {
    setting: 'login.texts.invitation.subject',
    from: withLogin({ texts: { invitation: { subject: 'Hello', body: '{username} {####} {apps} {days}' } } }),
    to: withLogin({ texts: { invitation: { subject: 'Welcome', body: '{username} {####} {apps} {days}' } } }),
    changes: {
      'UserPool.Properties.AdminCreateUserConfig.InviteMessageTemplate.EmailSubject': ['Hello', 'Welcome'],
    },
  },
  {
    setting: 'login.texts.invitation.body',
    from: withLogin({ texts: { invitation: { subject: 'Welcome', body: '{username} {####}' } } }),
    to: withLogin({ texts: { invitation: { subject: 'Welcome', body: '{username} {####} {apps} {days}' } } }),
    changes: {
      'UserPool.Properties.AdminCreateUserConfig.InviteMessageTemplate.EmailMessage': [
        '{username} {####}',
        '{username} {####} <a href="https://sales.example.com">https://sales.example.com</a> 3',
      ],
    },
  },
  {
    setting: 'login.texts.verification.subject',
    from: withLogin({ texts: { verification: { subject: 'A code', body: '{####}' } } }),
    to: withLogin({ texts: { verification: { subject: 'The code', body: '{####}' } } }),
    changes: {
      'UserPool.Properties.VerificationMessageTemplate.EmailSubject': ['A code', 'The code'],
    },
  },
  {
    setting: 'login.texts.verification.body',
    from: withLogin({ texts: { verification: { subject: 'A code', body: '{####}' } } }),
    to: withLogin({ texts: { verification: { subject: 'A code', body: 'Type {####}.' } } }),
    changes: {
      'UserPool.Properties.VerificationMessageTemplate.EmailMessage': ['{####}', 'Type {####}.'],
    },
  },
  {
    setting: 'login.texts.sms',
    from: withLogin({ mfa: { mode: 'required', methods: ['sms', 'totp'] } }),
    to: withLogin({ mfa: { mode: 'required', methods: ['sms', 'totp'] }, texts: { sms: 'Type {####}.' } }),
    changes: {
      'UserPool.Properties.SmsAuthenticationMessage': ['Your code: {####} | 確認コード：{####}', 'Type {####}.'],
    },
  },
  {
    setting: 'login.sender',
    to: withLogin({ sender: ses }),
    changes: {
      'UserPool.Properties.EmailConfiguration.EmailSendingAccount': ['COGNITO_DEFAULT', 'DEVELOPER'],
      'UserPool.Properties.EmailConfiguration.SourceArn': [
        undefined,
        'arn:aws:ses:eu-west-1:222222222222:identity/example.com',
      ],
      'UserPool.Properties.EmailConfiguration.From': [undefined, 'data@example.com'],
    },
  },
  {
    setting: 'login.sender.identity',
    from: withLogin({ sender: ses }),
    to: withLogin({ sender: { ...ses, identity: 'arn:aws:ses:us-east-1:222222222222:identity/example.com' } }),
    changes: {
      'UserPool.Properties.EmailConfiguration.SourceArn': [
        'arn:aws:ses:eu-west-1:222222222222:identity/example.com',
        'arn:aws:ses:us-east-1:222222222222:identity/example.com',
      ],
    },
  },
  {
    setting: 'login.sender.from',
    from: withLogin({ sender: ses }),
    to: withLogin({ sender: { ...ses, from: 'Data team <data@example.com>' } }),
    changes: {
      'UserPool.Properties.EmailConfiguration.From': ['data@example.com', 'Data team <data@example.com>'],
    },
  },
  {
    setting: 'login.sender.replyTo',
    from: withLogin({ sender: ses }),
    to: withLogin({ sender: { ...ses, replyTo: 'us@example.com' } }),
    changes: {
      'UserPool.Properties.EmailConfiguration.ReplyToEmailAddress': [undefined, 'us@example.com'],
    },
  },
  // How fast and how many is for whoever invites to know: the template has no part in it.
  { setting: 'login.invitations.writesPerSecond', to: withLogin({ invitations: { writesPerSecond: 1 } }), changes: {} },
  { setting: 'login.invitations.mailsPerDay', to: withLogin({ invitations: { mailsPerDay: 25 } }), changes: {} },
  { setting: 'login.invitations.mailReserve', to: withLogin({ invitations: { mailReserve: 0 } }), changes: {} },
];
