import type { Template } from '../../../config/changes.ts';
import { stackName } from '../../../config/names.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';
import { type AwsClients, awsClients, type Connection } from '../../aws/clients.ts';
import { type DeployedPower, deployedPower } from '../../aws/power/deployed.ts';
import { terminal as realTerminal, type Terminal } from './terminal.ts';

/** The parameters of a template. */
interface Parameterized {
  Parameters?: Record<string, object>;
}

/** osls, after it has packaged a stage and before it deploys it. */
export interface DeployOsls {
  service: {
    provider: {
      stage: string;
      compiledCloudFormationTemplate: Parameterized & Template;
      /** The template from which osls creates a stack: only its bucket. */
      coreCloudFormationTemplate: Parameterized;
      stackParameters: { ParameterKey: string; ParameterValue: string }[];
      /** Set when osls has found no changes. */
      shouldNotDeploy?: boolean;
    };
  };
  getProvider(name: 'aws'): { getAwsSdkV3Config(): Promise<Connection> };
}

/** A deploy in progress: everything that its steps may use. */
export interface Deploying extends Omit<Terminal, 'exit'> {
  osls: DeployOsls;
  stage: StageName;
  /** With osls' own credentials and region. */
  clients: AwsClients;
  /** Undefined if the stack does not exist yet or has no reconciler. */
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
 * Runs the steps in order. When one throws, the process exits, with 2 for `DeployRefused` and 1 for any other error. Nothing has been
 * uploaded or changed by then, unless `state` says otherwise. Thrown errors would make osls exit with 1 and draw its spinner again.
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

/** A deploy that is refused because of the settings or the command line. */
export class DeployRefused extends Error {
  override readonly name = 'DeployRefused';
}
