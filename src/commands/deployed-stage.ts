import { stackName } from '../../config/names.ts';
import { settingsOf } from '../../config/stages.ts';
import { type AwsClients, awsClients } from '../aws/clients.ts';
import { stackOutputs } from '../aws/stack-outputs.ts';
import type { Call } from './command.ts';
import { Failed } from './failed.ts';

/** Calls AWS as osls would, for as long as `use` takes, with the outputs of the stage's stack. */
export async function onDeployedStage<Result>(
  { stage, region, profile }: Call,
  use: (clients: AwsClients, outputs: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  // Where the SDK looks for them: the stage says the region, whatever the shell says.
  Object.assign(process.env, { AWS_REGION: region, ...(profile ? { AWS_PROFILE: profile } : {}) });
  const clients = awsClients();
  try {
    const outputs = await stackOutputs(clients.cloudFormation(), stackName(stage, settingsOf(stage).place)).catch(
      cause => {
        throw failureOf(cause, stage, region);
      },
    );
    return await use(clients, outputs);
  } finally {
    clients.destroy();
  }
}

/** The two ways in which there is nothing to talk to yet; any other error is passed on. */
function failureOf(cause: unknown, stage: string, region: string): unknown {
  if (!(cause instanceof Error)) return cause;
  // CloudFormation's word for a stack that does not exist.
  if (cause.name === 'ValidationError') {
    const message = `Stage ${stage} is not deployed in ${region} with these credentials: ${cause.message}.`;
    return new Failed('not-deployed', `${message} Deploy it: npx sls deploy --stage ${stage}`, { cause });
  }
  if (cause.name === 'CredentialsProviderError') {
    const message = `There are no AWS credentials: ${cause.message}.`;
    return new Failed('no-credentials', `${message} Sign in, set AWS_PROFILE, or pass --aws-profile.`, { cause });
  }
  return cause;
}
