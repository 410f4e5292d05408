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
      'AppSalesLoginPage.Properties.Assets': [
        [],
        [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: 'iVBO' }],
      ],
    },
  },
];
