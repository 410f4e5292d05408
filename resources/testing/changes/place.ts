import { leastStage, withPlace } from '../base.ts';
import type { Change } from '../change.ts';

export const placeChanges: readonly Change[] = [
  { setting: 'place.account', to: withPlace({ account: '333333333333' }), changes: {} },
  {
    setting: 'place.region',
    to: withPlace({ region: 'ap-northeast-1' }),
    changes: {
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_ISSUER.Value.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_LOAD_BALANCER_KEYS_URL.Value': [
        'https://public-keys.auth.elb.eu-west-1.amazonaws.com',
        'https://public-keys.auth.elb.ap-northeast-1.amazonaws.com',
      ],
      'AppSalesTask.Properties.ContainerDefinitions.sales.Environment.STREAMGATE_POOL_KEYS_URL.Value.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'Outputs.LoginUrl.Value': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://example.auth.ap-northeast-1.amazoncognito.com',
      ],
      'functions.preToken.iamRoleStatementsName': [
        'streamgate-prod-pre-token-eu-west-1',
        'streamgate-prod-pre-token-ap-northeast-1',
      ],
      'functions.signout.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://example.auth.ap-northeast-1.amazoncognito.com',
      ],
      'functions.signout.environment.STREAMGATE_ISSUER.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.signout.environment.STREAMGATE_LOAD_BALANCER_KEYS_URL': [
        'https://public-keys.auth.elb.eu-west-1.amazonaws.com',
        'https://public-keys.auth.elb.ap-northeast-1.amazonaws.com',
      ],
      'functions.signout.environment.STREAMGATE_POOL_KEYS_URL.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.signout.iamRoleStatementsName': [
        'streamgate-prod-signout-eu-west-1',
        'streamgate-prod-signout-ap-northeast-1',
      ],
      'functions.scaleToZero.iamRoleStatementsName': [
        'streamgate-prod-scale-to-zero-eu-west-1',
        'streamgate-prod-scale-to-zero-ap-northeast-1',
      ],
      'functions.wake.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://example.auth.ap-northeast-1.amazoncognito.com',
      ],
      'functions.wake.environment.STREAMGATE_ISSUER.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.wake.environment.STREAMGATE_LOAD_BALANCER_KEYS_URL': [
        'https://public-keys.auth.elb.eu-west-1.amazonaws.com',
        'https://public-keys.auth.elb.ap-northeast-1.amazonaws.com',
      ],
      'functions.wake.environment.STREAMGATE_POOL_KEYS_URL.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.portal.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://example.auth.ap-northeast-1.amazoncognito.com',
      ],
      'functions.portal.environment.STREAMGATE_ISSUER.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.portal.environment.STREAMGATE_LOAD_BALANCER_KEYS_URL': [
        'https://public-keys.auth.elb.eu-west-1.amazonaws.com',
        'https://public-keys.auth.elb.ap-northeast-1.amazonaws.com',
      ],
      'functions.portal.environment.STREAMGATE_POOL_KEYS_URL.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.portal.iamRoleStatementsName': [
        'streamgate-prod-portal-eu-west-1',
        'streamgate-prod-portal-ap-northeast-1',
      ],
      'functions.bulkInvite.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://example.auth.ap-northeast-1.amazoncognito.com',
      ],
      'functions.bulkInvite.environment.STREAMGATE_ISSUER.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.bulkInvite.environment.STREAMGATE_LOAD_BALANCER_KEYS_URL': [
        'https://public-keys.auth.elb.eu-west-1.amazonaws.com',
        'https://public-keys.auth.elb.ap-northeast-1.amazonaws.com',
      ],
      'functions.bulkInvite.environment.STREAMGATE_POOL_KEYS_URL.Fn::Join.1.0': [
        'https://cognito-idp.eu-west-1.amazonaws.com/',
        'https://cognito-idp.ap-northeast-1.amazonaws.com/',
      ],
      'functions.bulkInvite.iamRoleStatementsName': [
        'streamgate-prod-bulk-invite-eu-west-1',
        'streamgate-prod-bulk-invite-ap-northeast-1',
      ],
      'functions.inviteWorker.iamRoleStatementsName': [
        'streamgate-prod-invite-worker-eu-west-1',
        'streamgate-prod-invite-worker-ap-northeast-1',
      ],
      'functions.wake.iamRoleStatementsName': ['streamgate-prod-wake-eu-west-1', 'streamgate-prod-wake-ap-northeast-1'],
      region: ['eu-west-1', 'ap-northeast-1'],
    },
  },
  {
    setting: 'place.tags',
    to: withPlace({ tags: { team: 'data' } }),
    changes: {
      'stackTags.team': [undefined, 'data'],
    },
  },
  {
    setting: 'place.onRemove',
    to: withPlace({ onRemove: 'retain' }),
    changes: {
      'UserPool.Properties.DeletionProtection': ['INACTIVE', 'ACTIVE'],
      'UserPool.DeletionPolicy': [undefined, 'RetainExceptOnCreate'],
      'UserPool.UpdateReplacePolicy': [undefined, 'Retain'],
      'AdminsGroup.DeletionPolicy': [undefined, 'RetainExceptOnCreate'],
      'AdminsGroup.UpdateReplacePolicy': [undefined, 'Retain'],
      'GroupFinance.DeletionPolicy': [undefined, 'RetainExceptOnCreate'],
      'GroupFinance.UpdateReplacePolicy': [undefined, 'Retain'],
      'Ledger.Properties.DeletionProtectionEnabled': [false, true],
      'Ledger.DeletionPolicy': ['Delete', 'RetainExceptOnCreate'],
      'Ledger.UpdateReplacePolicy': ['Delete', 'Retain'],
      'stackPolicy.1': [
        undefined,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['Update:Replace', 'Update:Delete'],
          Resource: ['LogicalResourceId/UserPool', 'LogicalResourceId/Ledger'],
        },
      ],
    },
  },
  {
    setting: 'architecture',
    to: { ...leastStage, architecture: 'x86_64' },
    changes: {
      'AppSalesTask.Properties.RuntimePlatform.CpuArchitecture': ['ARM64', 'X86_64'],
    },
  },
  {
    setting: 'groups',
    to: { ...leastStage, groups: ['finance', 'audit'] },
    changes: {
      GroupAudit: [
        undefined,
        { Type: 'AWS::Cognito::UserPoolGroup', Properties: { UserPoolId: { Ref: 'UserPool' }, GroupName: 'audit' } },
      ],
    },
  },
];
