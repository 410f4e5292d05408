import { withLogin } from '../base.ts';
import type { Change } from '../change.ts';

const invitation = { subject: 'Welcome', body: '{username} {####} {days}' } as const;

export const passwordChanges: readonly Change[] = [
  {
    setting: 'login.password.minimumLength',
    to: withLogin({ password: { minimumLength: 12 } }),
    changes: {
      'UserPool.Properties.Policies.PasswordPolicy.MinimumLength': [8, 12],
      'functions.bulkInvite.environment.STREAMGATE_MINIMUM_PASSWORD_LENGTH': ['8', '12'],
      'functions.inviteWorker.environment.STREAMGATE_MINIMUM_PASSWORD_LENGTH': ['8', '12'],
    },
  },
  {
    setting: 'login.password.lowercase',
    to: withLogin({ password: { lowercase: false } }),
    changes: {
      'UserPool.Properties.Policies.PasswordPolicy.RequireLowercase': [true, false],
    },
  },
  {
    setting: 'login.password.uppercase',
    to: withLogin({ password: { uppercase: false } }),
    changes: {
      'UserPool.Properties.Policies.PasswordPolicy.RequireUppercase': [true, false],
    },
  },
  {
    setting: 'login.password.numbers',
    to: withLogin({ password: { numbers: false } }),
    changes: {
      'UserPool.Properties.Policies.PasswordPolicy.RequireNumbers': [true, false],
    },
  },
  {
    setting: 'login.password.symbols',
    to: withLogin({ password: { symbols: false } }),
    changes: {
      'UserPool.Properties.Policies.PasswordPolicy.RequireSymbols': [true, false],
    },
  },
  {
    setting: 'login.password.temporaryDays',
    from: withLogin({ texts: { invitation } }),
    to: withLogin({ password: { temporaryDays: 7 }, texts: { invitation } }),
    changes: {
      'UserPool.Properties.AdminCreateUserConfig.InviteMessageTemplate.EmailMessage': [
        '{username} {####} 3',
        '{username} {####} 7',
      ],
      'UserPool.Properties.Policies.PasswordPolicy.TemporaryPasswordValidityDays': [3, 7],
    },
  },
];
