import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';

/** Who is calling, as a person would say it: the last part of the caller's ARN. */
export async function caller(sts: STSClient): Promise<string> {
  const { Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  return Arn.split(/[/:]/).at(-1) ?? Arn;
}
