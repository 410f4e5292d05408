import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';

/** One permission or prohibition, in IAM's words. */
export interface Statement {
  Effect: 'Allow' | 'Deny';
  Principal?: unknown;
  Action: string | readonly string[];
  Resource?: unknown;
  Condition?: object;
}

export const policy = (Statement: readonly Statement[]) => ({ Version: '2012-10-17', Statement });

/** Nobody reads or writes a bucket without TLS. */
export const onlyByTls = (bucket: IntrinsicValue): Statement => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [bucket, Fn.join('', [bucket, '/*'])],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

/** Who may take a role on: one service of AWS, under the condition that keeps others from having it do so. */
export const assumedBy = (service: string, condition?: object) =>
  policy([
    {
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: 'sts:AssumeRole',
      ...(condition ? { Condition: condition } : {}),
    },
  ]);
