import { CognitoUserPool } from '@awboost/cfn-resource-types/AWS-Cognito-UserPool';
import { CognitoUserPoolDomain } from '@awboost/cfn-resource-types/AWS-Cognito-UserPoolDomain';
import { CognitoUserPoolGroup } from '@awboost/cfn-resource-types/AWS-Cognito-UserPoolGroup';
import { LambdaPermission } from '@awboost/cfn-resource-types/AWS-Lambda-Permission';
import { pascalCase, stackName } from '../config/names.ts';
import { adminsGroup } from '../config/settings/access.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import type { StageName } from '../config/stages.ts';
import { functionArn, functionLogicalId } from './functions.ts';
import type { Template } from './template.ts';

/** The people, their login page, and the trigger that guards every token. */
export function userPool(
  template: Template,
  stage: StageName,
  { domain, groups }: Pick<StageSettings, 'domain' | 'groups'>,
) {
  const pool = template.use(
    new CognitoUserPool('UserPool', {
      UserPoolName: stackName(stage),
      UserPoolTier: 'ESSENTIALS', // pre-token V2_0 is not offered below it
      UsernameAttributes: ['email'], // cannot be changed later
      UsernameConfiguration: { CaseSensitive: false }, // cannot be changed later, and the default is true
      AutoVerifiedAttributes: ['email'],
      Schema: [
        { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
        // Last day of access. No client may write it, or people would extend their own stay.
        { Name: 'until', AttributeDataType: 'String', Mutable: true, StringAttributeConstraints: { MaxLength: '10' } },
      ],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      LambdaConfig: {
        PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: functionArn(stage, 'preToken') },
      },
    }),
  );
  template.use(
    new LambdaPermission(
      'PreTokenPermission',
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: functionArn(stage, 'preToken'),
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: pool.out.Arn,
      },
      { DependsOn: [functionLogicalId('preToken')] },
    ),
  );
  template.use(
    new CognitoUserPoolGroup('AdminsGroup', {
      UserPoolId: pool.ref,
      GroupName: adminsGroup,
      Description: 'May invite people',
    }),
  );
  for (const group of groups) {
    template.use(new CognitoUserPoolGroup(`Group${pascalCase(group)}`, { UserPoolId: pool.ref, GroupName: group }));
  }
  const loginDomain = template.use(
    new CognitoUserPoolDomain('LoginDomain', { UserPoolId: pool.ref, Domain: domain.loginPrefix }),
  );
  return { pool, loginDomain };
}

export type UserPool = ReturnType<typeof userPool>;
