import { CognitoUserPool } from '@awboost/cfn-resource-types/AWS-Cognito-UserPool';
import { CognitoUserPoolGroup } from '@awboost/cfn-resource-types/AWS-Cognito-UserPoolGroup';
import { LambdaPermission } from '@awboost/cfn-resource-types/AWS-Lambda-Permission';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { invitationBody } from '../../config/invitations.ts';
import { pascalCase } from '../../config/names.ts';
import { adminsGroup } from '../../config/settings/access.ts';
import type { CompleteLogin } from '../../config/settings/login.ts';
import { functionArn, functionLogicalId } from '../functions/function.ts';
import { retainedOnceCreated } from '../retained.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { loginDomain } from './domain.ts';
import { secondFactor } from './second-factor.ts';

/** The people, their login page, and the trigger that guards every token. */
export function userPool(template: Template, stage: Stage, zoneId: IntrinsicValue) {
  const { stack, settings } = stage;
  const { signIn, requiredAttributes, password } = settings.login;
  const retained = settings.place.onRemove === 'retain';
  const keeping = retained ? retainedOnceCreated : {};
  const { invitation, verification } = mails(stage);
  const pool = template.use(
    new CognitoUserPool(
      'UserPool',
      {
        UserPoolName: stack,
        UserPoolTier: 'ESSENTIALS', // pre-token V2_0 is not offered below it
        DeletionProtection: retained ? 'ACTIVE' : 'INACTIVE',
        ...(signIn === 'email' ? { UsernameAttributes: ['email'] } : { AliasAttributes: ['email'] }), // for ever
        UsernameConfiguration: { CaseSensitive: false }, // cannot be changed later, and the default is true
        AutoVerifiedAttributes: ['email'],
        Schema: [
          ...['email', ...requiredAttributes].map(Name => ({
            Name,
            AttributeDataType: 'String',
            Required: true,
            Mutable: true,
          })),
          // Last day of access. No client may write it, or people would extend their own stay.
          {
            Name: 'until',
            AttributeDataType: 'String',
            Mutable: true,
            StringAttributeConstraints: { MaxLength: '10' },
          },
        ],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, InviteMessageTemplate: invitation },
        VerificationMessageTemplate: verification,
        EmailConfiguration: sender(settings.login),
        ...secondFactor(template, stage),
        Policies: {
          PasswordPolicy: {
            MinimumLength: password.minimumLength,
            RequireLowercase: password.lowercase,
            RequireUppercase: password.uppercase,
            RequireNumbers: password.numbers,
            RequireSymbols: password.symbols,
            TemporaryPasswordValidityDays: password.temporaryDays,
          },
        },
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
        LambdaConfig: {
          PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: functionArn(stack, 'preToken') },
        },
      },
      keeping,
    ),
  );
  template.use(
    new LambdaPermission(
      'PreTokenPermission',
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: functionArn(stack, 'preToken'),
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: pool.out.Arn,
      },
      { DependsOn: [functionLogicalId('preToken')] },
    ),
  );
  // Kept with the pool: who is in which group is what people may do.
  const group = (id: string, GroupName: string, more = {}) =>
    template.use(new CognitoUserPoolGroup(id, { UserPoolId: pool.ref, GroupName, ...more }, keeping));
  group('AdminsGroup', adminsGroup, { Description: 'May invite people' });
  for (const name of settings.groups) group(`Group${pascalCase(name)}`, name);
  return { pool, loginDomain: loginDomain(template, stage, pool.ref, zoneId) };
}

export type UserPool = ReturnType<typeof userPool>;

/** What Cognito mails, with what is known beforehand already in it. */
function mails({ settings, addresses }: Stage) {
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
const sender = ({ sender: from }: CompleteLogin) =>
  from === 'cognito'
    ? { EmailSendingAccount: 'COGNITO_DEFAULT' }
    : {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: from.identity,
        From: from.from,
        ...(from.replyTo === undefined ? {} : { ReplyToEmailAddress: from.replyTo }),
      };
