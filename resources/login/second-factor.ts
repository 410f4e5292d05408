import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import type { MfaMethod } from '../../config/settings/login/mfa.ts';
import { assumedBy, policy } from '../policy.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** Cognito's names. */
const enabledMfas: Record<MfaMethod, string> = { totp: 'SOFTWARE_TOKEN_MFA', sms: 'SMS_MFA' };

/** The user pool's properties for a second factor, and for text messages the role by which Cognito sends them. */
export function secondFactor(template: Template, { stack, settings }: Stage) {
  const { mfa, texts } = settings.login;
  if (mfa === 'off') return { MfaConfiguration: 'OFF' };
  const factor = {
    MfaConfiguration: mfa.mode === 'required' ? 'ON' : 'OPTIONAL',
    EnabledMfas: mfa.methods.map(method => enabledMfas[method]),
  };
  if (!mfa.methods.includes('sms')) return factor;
  const role = smsRole(template, stack);
  return {
    ...factor,
    SmsConfiguration: { SnsCallerArn: role.out.Arn, ExternalId: stack, SnsRegion: settings.place.region },
    SmsAuthenticationMessage: texts.sms,
  };
}

/** Cognito's right to send text messages. The external id and the account keep other people's pools from using it. */
const smsRole = (template: Template, stack: string) =>
  template.use(
    new IAMRole('SmsRole', {
      AssumeRolePolicyDocument: assumedBy('cognito-idp', {
        StringEquals: { 'sts:ExternalId': stack, 'aws:SourceAccount': Fn.ref('AWS::AccountId') },
      }),
      Policies: [
        {
          PolicyName: 'send-text-messages',
          // A telephone number has no ARN.
          PolicyDocument: policy([{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }]),
        },
      ],
    }),
  );
