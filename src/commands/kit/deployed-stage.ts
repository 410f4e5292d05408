import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { type AwsClients, awsClients } from '../../aws/clients.ts';
import { stackOutputs } from '../../aws/stack/stack.ts';
import type { Call } from './command.ts';
import { Failed } from './failed.ts';

/** Calls `use` with clients that connect to AWS as osls does, and with the outputs of the stage's stack. */
export async function onDeployedStage<Result>(
  { stage, region, connection }: Call,
  use: (clients: AwsClients, outputs: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  const clients = awsClients(await connection());
  try {
    const outputs = await stackOutputs(clients.cloudFormation(), stackName(stage, settingsOf(stage).place)).catch(
      cause => {
        throw failureOf(cause, stage, region);
      },
    );
    // After a first deploy that was rolled back, only osls' bucket is left.
    if (outputs.UserPoolId === undefined) throw notDeployed(stage, region, 'its stack has no user pool');
    return await use(clients, outputs);
  } finally {
    clients.destroy();
  }
}

/** Explains a missing stack and missing credentials. Any other error is returned unchanged. */
function failureOf(cause: unknown, stage: string, region: string): unknown {
  if (!(cause instanceof Error)) return cause;
  // CloudFormation's error for a stack that does not exist.
  if (cause.name === 'ValidationError') return notDeployed(stage, region, cause.message, { cause });
  const credentials = credentialsProblem(cause);
  if (credentials === undefined) return cause;
  const fix = 'Sign in, set AWS_PROFILE, or pass --aws-profile.';
  return new Failed('no-credentials', `${credentials.replace(/\.$/, '')}. ${fix}`, { cause });
}

function notDeployed(stage: string, region: string, why: string, options?: ErrorOptions): Failed {
  const message = `Stage ${stage} is not deployed in ${region} with these credentials: ${why}.`;
  return new Failed('not-deployed', `${message} Deploy it: npx sls deploy --stage ${stage}`, options);
}

/** The problem with the credentials, if they are why it failed. osls has its own codes for some of them. */
function credentialsProblem(cause: Error & { code?: unknown }): string | undefined {
  const code = cause.code ?? cause.name;
  if (code === 'AWS_CREDENTIALS_NOT_FOUND') return 'No AWS credentials found';
  if (code === 'CredentialsProviderError') return `No AWS credentials found: ${cause.message}`;
  return /^(?:UNRECOGNIZED_AWS_PROFILE|AWS_SSO_LOGIN_\w+)$/.test(`${code}`) ? cause.message : undefined;
}
