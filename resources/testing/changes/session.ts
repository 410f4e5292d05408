import { withLogin } from '../base.ts';
import type { Change } from '../change.ts';

export const sessionChanges: readonly Change[] = [
  {
    setting: 'login.sessionHours',
    to: withLogin({ sessionHours: 12 }),
    changes: {
      'PortalClient.Properties.RefreshTokenValidity': [10, 12],
      'PortalInvitesRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
      'PortalPageRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
      'AppSalesClient.Properties.RefreshTokenValidity': [10, 12],
      'PortalSignoutRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
      'AppSalesSignoutRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_SESSION_HOURS.Value': ['10', '12'],
      'AppSalesGateRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
      'AppSalesSocketRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
      'AppSalesPageRule.Properties.Actions.0.AuthenticateCognitoConfig.SessionTimeout': [36000, 43200],
    },
  },
  {
    setting: 'login.accessTokenMinutes',
    to: withLogin({ accessTokenMinutes: 15 }),
    changes: {
      'PortalClient.Properties.AccessTokenValidity': [60, 15],
      'PortalClient.Properties.IdTokenValidity': [60, 15],
      'AppSalesClient.Properties.AccessTokenValidity': [60, 15],
      'AppSalesClient.Properties.IdTokenValidity': [60, 15],
    },
  },
];
