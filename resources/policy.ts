/** One permission or prohibition, in IAM's words. */
export interface Statement {
  Effect: 'Allow' | 'Deny';
  Principal?: unknown;
  Action: string | readonly string[];
  Resource?: unknown;
  Condition?: object;
}

export const policy = (Statement: readonly Statement[]) => ({ Version: '2012-10-17', Statement });

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
