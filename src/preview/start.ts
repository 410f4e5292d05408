import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import getPort, { portNumbers } from 'get-port';
import { addressesInPreview, originOf } from '../../config/origins.ts';
import { contentHash } from '../image/content-hash.ts';
import { imageSource } from '../image/disk/image-source.ts';
import type { LoadBalancerPorts } from './alb/ports.ts';
import { startLoadBalancer } from './alb/server.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';
import { type AwsKeys, type EmbeddedAws, keysFile, newKeys, writeKeys } from './emulator/keys.ts';
import { startSls } from './emulator/sls.ts';
import { localSettings } from './local-settings.ts';
import type { InvitedPerson } from './people/invite-demo-people.ts';

export interface PreviewOptions {
  /** The repository. */
  root: string;
  /** An empty folder for logs, temporary files and `state.json`. */
  directory: string;
  /** The folder with the apps' code. */
  streamlit: string;
  /** The load balancer's port. @default 8501 or the next free one */
  port?: number;
  /** Keys of its embedded AWS. @default new ones */
  keys?: AwsKeys;
  /** The load balancer's clock, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Called as each part begins. */
  progress: (part: string) => void;
  /** Called with problems that do not stop the preview. */
  log: (problem: string, error?: unknown) => void;
}

/** A running preview: plain HTTP, on loopback only. */
export interface LocalPreview {
  apps: Record<string, { url: string }>;
  portal: { url: string };
  people: readonly InvitedPerson[];
  /** The folder with every email that would have been sent. */
  mail: string;
  aws: EmbeddedAws;
  /** Resolves with the reason when an essential part has ended. */
  broken: Promise<string>;
  stop(): Promise<void>;
}

const { place, domain, apps } = localSettings;

/**
 * Starts every part of the preview, in parallel where possible: osls packages and the SDK loads while the embedded AWS starts.
 * If one part fails, stops the others.
 */
export async function startPreview({
  root,
  directory,
  streamlit,
  progress,
  log,
  ...options
}: PreviewOptions): Promise<LocalPreview> {
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const host = '127.0.0.1';
  const port = options.port ?? (await getPort({ host, port: portNumbers(8501, 8999) }));
  const emulatorPort = await getPort({ host, exclude: [port] });
  const aws = { endpoint: `http://${host}:${emulatorPort}`, keys: options.keys ?? newKeys() };
  const addresses = addressesInPreview({ port, awsEndpoint: aws.endpoint });

  const started = new AsyncDisposableStack();
  try {
    // First, to reserve the port that the deploy writes into the template. Before the deploy there is nothing to serve.
    let listener: LoadBalancerPorts | undefined;
    const loadBalancer = started.adopt(
      await startLoadBalancer({
        port,
        ports: onceDeployed(() => listener),
        loginOrigin: addresses.login,
        cognitoEndpoint: aws.endpoint,
        log,
        ...(options.now ? { now: options.now } : {}),
      }),
      running => running.close(),
    );

    progress('Starting the embedded AWS and deploying the stack to it (sls deploy --stage local)');
    const ending = new AbortController();
    const starting = startEmulator({
      ...{ python, port: emulatorPort, region: place.region, keys: aws.keys, directory, path },
      signal: ending.signal,
    });
    starting.catch(() => undefined); // it may fail before anything awaits it
    started.defer(async () => {
      ending.abort();
      await starting.then(running => running.stop()).catch(() => undefined);
    });
    // The hash of the content replaces the image digest of AWS. No image is built, so there is no recipe.
    const image = `image=${await contentHash(await imageSource(streamlit, join(root, 'gate')), {})}`;
    const project = { root, aws, port, log: join(directory, 'deploy.log') };
    const deploy = started.adopt(await startSls(project, 'deploy', '--param', image), running => running.stop());
    // Imported late because it loads the SDK.
    const { runStack } = await import('./run-stack.ts');
    const [emulator] = await Promise.race([Promise.all([starting, deploy.ended]), starting.then(rejectAtEnd)]);

    progress('Starting Streamlit');
    const mail = join(directory, 'mail');
    const running = await runStack(started, {
      root,
      directory,
      streamlit,
      mail,
      host,
      aws,
      addresses,
      log,
    });
    listener = running.listener;
    started.defer(() => {
      listener = undefined; // before the embedded AWS ends, otherwise the load balancer would log an error
    });
    await loadBalancer.refresh();

    const preview = {
      apps: Object.fromEntries(
        Object.entries(apps).map(([name, app]) => [name, { url: originOf(addresses.pattern, app.host) }]),
      ),
      portal: { url: originOf(addresses.pattern, domain.portal) },
      people: running.people,
      mail,
      aws,
      broken: emulator.failure,
    };
    started.defer(() => rm(keysFile(directory), { force: true }));
    await writeKeys(directory, aws);
    const state = join(directory, 'state.json');
    started.defer(() => rm(state, { force: true }));
    await writeFile(state, `${JSON.stringify(stateOf(preview), undefined, 2)}\n`);
    return { ...preview, stop: () => started.disposeAsync() };
  } catch (error) {
    await started.disposeAsync();
    throw error;
  }
}

/** Rejects when the emulator ends. */
const rejectAtEnd = async (emulator: Emulator): Promise<never> => {
  throw new Error(await emulator.failure);
};

/** Ports that answer as if nothing was deployed until `current` returns the real ones. */
const onceDeployed = (current: () => LoadBalancerPorts | undefined): LoadBalancerPorts => {
  const deployed = () => current() ?? Promise.reject(new Error('Nothing is deployed yet.'));
  return {
    describeListener: async () => current()?.describeListener(),
    clientSecret: async (...client) => (await deployed()).clientSecret(...client),
    invoke: async (...call) => (await deployed()).invoke(...call),
  };
};

/** What other programs may rely on. The keys of the embedded AWS are in a separate file (keys.ts). */
const stateOf = ({ apps, portal, people, aws }: Pick<LocalPreview, 'apps' | 'portal' | 'people' | 'aws'>) => ({
  ready: true,
  apps,
  portal,
  people,
  awsEndpoint: aws.endpoint,
});
