import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';

/** The ARN of something in this account and region, in whichever partition. */
export const arn = (service: string, resource: string): IntrinsicValue =>
  Fn.join(':', ['arn', Fn.ref('AWS::Partition'), service, Fn.ref('AWS::Region'), Fn.ref('AWS::AccountId'), resource]);

/** The ARN of a policy that AWS keeps. */
export const awsPolicyArn = (name: string): IntrinsicValue =>
  Fn.join(':', ['arn', Fn.ref('AWS::Partition'), 'iam', '', 'aws', `policy/${name}`]);
