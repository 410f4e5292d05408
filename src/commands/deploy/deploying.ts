import type { Template } from '../../../config/changes.ts';
import { type StageName, stageNamed } from '../../../config/stages.ts';
import { type AwsClients, awsClients, type Connection } from '../../aws/clients.ts';
import { endProgress } from '../progress.ts';

/** A template, as far as its parameters go. */
interface Parameterized {
  Parameters?: Record<string, object>;
}

/** osls, when it has packaged a stage and is about to deploy it. */
export interface Osls {
  service: {
    provider: {
      stage: string;
      compiledCloudFormationTemplate: Parameterized & Template;
      /** What osls creates a stack from: its bucket alone. */
      coreCloudFormationTemplate: Parameterized;
      stackParameters: { ParameterKey: string; ParameterValue: string }[];
      /** Set once osls has found that nothing has changed. */
      shouldNotDeploy?: boolean;
    };
  };
  getProvider(name: 'aws'): { getAwsSdkV3Config(): Promise<Connection> };
}

/** A deploy under way, as each of its steps sees it. */
export interface Deploying {
  osls: Osls;
  stage: StageName;
  /** With the credentials and the region that osls itself uses. */
  clients: AwsClients;
}

type Step = (deploying: Deploying) => Promise<void>;

/**
 * Does the steps in turn. When one throws, the process ends, with 2 for a `Refusal` and 1 for all else: before anything is uploaded or
 * changed, unless `state` says otherwise. osls would make a 1 of whatever was thrown, and draw its spinner again.
 */
export async function inTurn(osls: Osls, steps: readonly Step[], state = 'Nothing was changed.'): Promise<void> {
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    const stage = stageNamed(osls.service.provider.stage);
    for (const step of steps) await step({ osls, stage, clients });
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : error}\n${state}\n`);
    endProgress();
    process.exit(error instanceof Refusal ? 2 : 1);
  } finally {
    clients.destroy();
  }
}

/** A deploy that must not be, because of the settings or of what was typed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
