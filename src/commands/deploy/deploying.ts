import type { Template } from '../../../config/changes.ts';
import { stackName } from '../../../config/names.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';
import { type AwsClients, awsClients, type Connection } from '../../aws/clients.ts';
import { type DeployedPower, deployedPower } from '../../aws/power/deployed.ts';
import { terminal as realTerminal, type Terminal } from './terminal.ts';

/** A template, as far as its parameters go. */
interface Parameterized {
  Parameters?: Record<string, object>;
}

/** osls, when it has packaged a stage and is about to deploy it. */
export interface DeployOsls {
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

/** A deploy under way, as each of its steps sees it: all that a step reaches. */
export interface Deploying extends Omit<Terminal, 'exit'> {
  osls: DeployOsls;
  stage: StageName;
  /** With the credentials and the region that osls itself uses. */
  clients: AwsClients;
  /** Undefined where the stack has no reconciler, or does not exist yet. */
  power(): Promise<Reconciler | undefined>;
}

/** The reconciler of the deployed stack, as far as a deploy uses it. */
export interface Reconciler extends Pick<DeployedPower, 'run'> {
  notes: Pick<DeployedPower['notes'], 'read' | 'write' | 'putMark' | 'deleteMark'>;
}

type Step = (deploying: Deploying) => Promise<void>;

/** A deploy of the stage, with the real AWS. */
export const deployOf = (osls: DeployOsls, stage: StageName, clients: AwsClients, terminal: Terminal): Deploying => ({
  ...terminal,
  osls,
  stage,
  clients,
  power: () => deployedPower(clients, stackName(stage, settingsOf(stage).place)),
});

/**
 * Does the steps in turn. When one throws, the process ends, with 2 for a `DeployRefused` and 1 for all else: before anything is uploaded or
 * changed, unless `state` says otherwise. osls would make a 1 of whatever was thrown, and draw its spinner again.
 */
export async function inTurn(
  osls: DeployOsls,
  steps: readonly Step[],
  state = 'Nothing was changed.',
  terminal: Terminal = realTerminal,
): Promise<void> {
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    const deploying = deployOf(osls, stageNamed(osls.service.provider.stage), clients, terminal);
    for (const step of steps) await step(deploying);
  } catch (error) {
    terminal.print(`✗ ${error instanceof Error ? error.message : error}\n${state}`);
    terminal.endProgress();
    terminal.exit(error instanceof DeployRefused ? 2 : 1);
  } finally {
    clients.destroy();
  }
}

/** A deploy that must not be, because of the settings or of what was typed. */
export class DeployRefused extends Error {
  override readonly name = 'DeployRefused';
}
