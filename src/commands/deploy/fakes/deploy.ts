import { EventEmitter } from 'node:events';
import { setImmediate as tick } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { StageName } from '../../../../config/stages.ts';
import { awsClients, type Connection } from '../../../aws/clients.ts';
import type { Deploying, DeployOsls } from '../deploying.ts';
import type { Terminal } from '../terminal.ts';
import { aReconciler, type FakeReconciler } from './reconciler.ts';

/** An error of the SDK, by its name. */
export const awsError = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** What AWS says to a caller without the permission. */
export const denied = awsError('AccessDeniedException', 'User: ana is not authorized.');

/** CloudFormation's answer when the stack does not exist. */
export const noStack = awsError('ValidationError', 'Stack with id streamgate-prod does not exist');

/** A connection that reaches nothing. `ended`: how many clients were destroyed. */
export function noAws() {
  const ends = { ended: 0 };
  const requestHandler = {
    handle: () => Promise.reject(new Error('AWS is not there.')),
    destroy: () => void ends.ended++,
  };
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  const connection: Connection = { region: 'eu-west-1', credentials, maxAttempts: 1, requestHandler };
  return { connection, ends };
}

/** A terminal that remembers what it showed. Its clock goes on by 30 seconds with each pause. */
export function aTerminal() {
  const shown: string[] = [];
  let clock = Temporal.Instant.from('2026-11-30T08:00:00Z');
  const signals = new EventEmitter();
  const terminal: Terminal = {
    say: line => void shown.push(line),
    print: text => void shown.push(`stderr: ${text}`),
    endProgress: () => void shown.push('end of progress'),
    exit: code => void shown.push(`exit ${code}`),
    signals,
    now: () => clock,
    async pause() {
      await tick();
      clock = clock.add({ seconds: 30 });
    },
  };
  return { shown, terminal, signals };
}

/** osls with a packaged stage. */
export function anOsls(
  stage: string,
  more: object = {},
  connect: () => Promise<Connection> = async () => noAws().connection,
) {
  const templates = { compiledCloudFormationTemplate: {}, coreCloudFormationTemplate: {}, stackParameters: [] };
  const pluginManager = { cliOptions: { force: false }, commandRunStartTime: 0 };
  const provider: DeployOsls['service']['provider'] = { stage, ...templates, ...more };
  const getProvider = (name: string) => ({
    getAwsSdkV3Config: name === 'aws' ? connect : () => Promise.reject(new Error(`osls has no provider "${name}".`)),
  });
  return { service: { provider }, getProvider, pluginManager };
}

/** A deploy with an AWS that a test answers for, and a reconciler in memory. */
export function aDeploy(
  provider: { stage?: StageName } & Partial<DeployOsls['service']['provider']> = {},
  reconciler: FakeReconciler = aReconciler(),
) {
  const { shown, terminal, signals } = aTerminal();
  const { stage = 'prod', ...more } = provider;
  const osls = anOsls(stage, more);
  const clients = awsClients(noAws().connection);
  const deploying: Deploying = {
    ...terminal,
    ...{ osls, stage, clients },
    async power() {
      await tick();
      return reconciler.power;
    },
  };
  return { deploying, osls, clients, shown, signals, isForced: () => osls.pluginManager.cliOptions.force };
}
