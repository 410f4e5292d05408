import { withLogin } from '../base.ts';
import type { Change } from '../change.ts';

const style = { Settings: { components: {} } } as const;
const logo = { Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: 'iVBO' } as const;

export const pageChanges: readonly Change[] = [
  {
    setting: 'login.page',
    to: withLogin({ page: 'classic' }),
    changes: {
      'LoginDomain.Properties.ManagedLoginVersion': [2, 1],
      PortalLoginPage: [
        {
          Type: 'AWS::Cognito::ManagedLoginBranding',
          Properties: {
            UserPoolId: { Ref: 'UserPool' },
            ClientId: { Ref: 'PortalClient' },
            UseCognitoProvidedValues: true,
          },
        },
        undefined,
      ],
      AppSalesLoginPage: [
        {
          Type: 'AWS::Cognito::ManagedLoginBranding',
          Properties: {
            UserPoolId: { Ref: 'UserPool' },
            ClientId: { Ref: 'AppSalesClient' },
            UseCognitoProvidedValues: true,
          },
        },
        undefined,
      ],
    },
  },
  {
    setting: 'login.page.Settings',
    to: withLogin({ page: style }),
    changes: {
      'PortalLoginPage.Properties.UseCognitoProvidedValues': [true, undefined],
      'PortalLoginPage.Properties.Settings': [undefined, { components: {} }],
      'PortalLoginPage.Properties.Assets': [undefined, []],
      'AppSalesLoginPage.Properties.UseCognitoProvidedValues': [true, undefined],
      'AppSalesLoginPage.Properties.Settings': [undefined, { components: {} }],
      'AppSalesLoginPage.Properties.Assets': [undefined, []],
    },
  },
  {
    setting: 'login.page.Assets',
    from: withLogin({ page: style }),
    to: withLogin({ page: { ...style, Assets: [logo] } }),
    changes: {
      'PortalLoginPage.Properties.Assets': [
        [],
        [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: 'iVBO' }],
      ],
      'AppSalesLoginPage.Properties.Assets': [
        [],
        [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: 'iVBO' }],
      ],
    },
  },
];
