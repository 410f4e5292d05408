import { withLogin } from '../base.ts';
import type { Change } from '../change.ts';

const sms = { mode: 'required', methods: ['sms', 'totp'] } as const;

export const loginChanges: readonly Change[] = [
  {
    setting: 'login.signIn',
    to: withLogin({ signIn: 'username-or-email' }),
    changes: {
      'UserPool.Properties.UsernameAttributes': [['email'], undefined],
      'UserPool.Properties.AliasAttributes': [undefined, ['email']],
    },
  },
  {
    setting: 'login.requiredAttributes',
    to: withLogin({ requiredAttributes: ['nickname'] }),
    changes: {
      'UserPool.Properties.Schema.nickname': [
        undefined,
        { Name: 'nickname', AttributeDataType: 'String', Required: true, Mutable: true },
      ],
      'PortalClient.Properties.ReadAttributes': [
        ['email', 'name', 'email_verified', 'custom:until'],
        ['email', 'name', 'nickname', 'email_verified', 'custom:until'],
      ],
      'AppSalesClient.Properties.ReadAttributes': [
        ['email', 'name', 'email_verified', 'custom:until'],
        ['email', 'name', 'nickname', 'email_verified', 'custom:until'],
      ],
      'PortalClient.Properties.WriteAttributes': [
        ['email', 'name'],
        ['email', 'name', 'nickname'],
      ],
      'AppSalesClient.Properties.WriteAttributes': [
        ['email', 'name'],
        ['email', 'name', 'nickname'],
      ],
    },
  },
  {
    setting: 'login.mfa.mode',
    from: withLogin({ mfa: sms }),
    to: withLogin({ mfa: { ...sms, mode: 'optional' } }),
    changes: {
      'UserPool.Properties.MfaConfiguration': ['ON', 'OPTIONAL'],
    },
  },
  {
    setting: 'login.mfa.methods',
    from: withLogin({ mfa: sms }),
    to: withLogin({ mfa: { ...sms, methods: ['totp'] } }),
    changes: {
      SmsRole: [
        {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'cognito-idp.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: {
                    StringEquals: {
                      'sts:ExternalId': 'streamgate-prod',
                      'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                    },
                  },
                },
              ],
            },
            Policies: [
              {
                PolicyName: 'send-text-messages',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
                },
              },
            ],
          },
        },
        undefined,
      ],
      'UserPool.Properties.EnabledMfas': [['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], ['SOFTWARE_TOKEN_MFA']],
      'UserPool.Properties.SmsConfiguration': [
        { SnsCallerArn: { 'Fn::GetAtt': ['SmsRole', 'Arn'] }, ExternalId: 'streamgate-prod', SnsRegion: 'eu-west-1' },
        undefined,
      ],
      'UserPool.Properties.SmsAuthenticationMessage': ['Your code: {####} | 確認コード：{####}', undefined],
      'PortalClient.Properties.ReadAttributes': [
        ['email', 'name', 'phone_number', 'email_verified', 'custom:until'],
        ['email', 'name', 'email_verified', 'custom:until'],
      ],
      'AppSalesClient.Properties.ReadAttributes': [
        ['email', 'name', 'phone_number', 'email_verified', 'custom:until'],
        ['email', 'name', 'email_verified', 'custom:until'],
      ],
      'PortalClient.Properties.WriteAttributes': [
        ['email', 'name', 'phone_number'],
        ['email', 'name'],
      ],
      'AppSalesClient.Properties.WriteAttributes': [
        ['email', 'name', 'phone_number'],
        ['email', 'name'],
      ],
    },
  },
  {
    setting: 'login.mfa',
    to: withLogin({ mfa: sms }),
    changes: {
      'UserPool.Properties.MfaConfiguration': ['OFF', 'ON'],
      'UserPool.Properties.EnabledMfas': [undefined, ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']],
      'UserPool.Properties.SmsConfiguration': [
        undefined,
        { SnsCallerArn: { 'Fn::GetAtt': ['SmsRole', 'Arn'] }, ExternalId: 'streamgate-prod', SnsRegion: 'eu-west-1' },
      ],
      'UserPool.Properties.SmsAuthenticationMessage': [undefined, 'Your code: {####} | 確認コード：{####}'],
      'PortalClient.Properties.ReadAttributes': [
        ['email', 'name', 'email_verified', 'custom:until'],
        ['email', 'name', 'phone_number', 'email_verified', 'custom:until'],
      ],
      'AppSalesClient.Properties.ReadAttributes': [
        ['email', 'name', 'email_verified', 'custom:until'],
        ['email', 'name', 'phone_number', 'email_verified', 'custom:until'],
      ],
      'PortalClient.Properties.WriteAttributes': [
        ['email', 'name'],
        ['email', 'name', 'phone_number'],
      ],
      'AppSalesClient.Properties.WriteAttributes': [
        ['email', 'name'],
        ['email', 'name', 'phone_number'],
      ],
      SmsRole: [
        undefined,
        {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'cognito-idp.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: {
                    StringEquals: {
                      'sts:ExternalId': 'streamgate-prod',
                      'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                    },
                  },
                },
              ],
            },
            Policies: [
              {
                PolicyName: 'send-text-messages',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
                },
              },
            ],
          },
        },
      ],
    },
  },
];
