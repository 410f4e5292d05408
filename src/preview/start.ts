import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import getPort, { portNumbers } from 'get-port';
import { functionName, stackName } from '../../config/names.ts';
import { addressesInPreview, originOf } from '../../config/origins.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';
import { deployedInvitations } from '../aws/ledger/deployed.ts';
import { deployedListener } from '../aws/listener.ts';
import { secretValues } from '../aws/secret-values.ts';
import { stackOutputs } from '../aws/stack-outputs.ts';
import { contentHash } from '../image/content-hash.ts';
import { imageSource } from '../image/disk/image-source.ts';
import { embeddedAwsClients } from './embedded-aws.ts';
import { embeddedFargate } from './embedded-fargate.ts';
import { startEmulator } from './emulator.ts';
import { startFargate } from './fargate.ts';
import { type InvitedPerson, inviteDemoPeople } from './invite-demo-people.ts';
import { startLoadBalancer } from './load-balancer/server.ts';
import { localTasks } from './local-tasks.ts';
import { startMailbox } from './mailbox.ts';
import { openApps } from './open-apps.ts';
import { sentMails } from './sent-mails.ts';
import { sls } from './sls.ts';

export interface PreviewOptions {
  /** The repository. */
  root: string;
  /** An empty folder for logs, temporary files and `state.json`. */
  directory: string;
  /** The apps' code. */
  streamlit: string;
  /** The load balancer's port; 8501 or the next free one where none is given. */
  port?: number;
  /** The load balancer's clock, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Called as each part begins. */
  progress: (part: string) => void;
  /** Problems that the preview survives. */
  log: (problem: string, error?: unknown) => void;
}

/** A running preview: plain HTTP, on loopback only. */
export interface Preview {
  apps: Record<string, { url: string }>;
  people: readonly InvitedPerson[];
  /** The folder with every mail that would have been sent. */
  mail: string;
  awsEndpoint: string;
  /** Resolves with what happened when a part without which there is no preview has ended. */
  broken: Promise<string>;
  stop(): Promise<void>;
}

const settings = completeStage(settingsOf('local'));
const { place, apps } = settings;

/** Starts all of it, in the order in which one part needs another. Whatever was started is ended again if one fails. */
export async function startPreview({
  root,
  directory,
  streamlit,
  progress,
  log,
  ...wanted
}: PreviewOptions): Promise<Preview> {
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const host = '127.0.0.1';
  const port = wanted.port ?? (await getPort({ host, port: portNumbers(8501, 8999) }));
  const emulatorPort = await getPort({ host, exclude: [port] });
  const awsEndpoint = `http://${host}:${emulatorPort}`;
  const addresses = addressesInPreview({ port, awsEndpoint });

  const started = new AsyncDisposableStack();
  try {
    const clients = started.adopt(embeddedAwsClients(awsEndpoint, place.region), made => made.destroy());
    // First, so that the port the deploy writes into the template is ours. Until the deploy it has nothing to serve.
    let deployed = false;
    const listener = deployedListener(clients);
    const loadBalancer = started.adopt(
      await startLoadBalancer({
        port,
        ports: { ...listener, describeListener: async () => (deployed ? listener.describeListener() : undefined) },
        loginOrigin: addresses.login,
        cognitoEndpoint: awsEndpoint,
        log,
        ...(wanted.now ? { now: wanted.now } : {}),
      }),
      running => running.close(),
    );

    progress('Starting the embedded AWS');
    const emulator = started.adopt(
      await startEmulator({ python, port: emulatorPort, region: place.region, directory, path }),
      running => running.stop(),
    );

    progress('Deploying the stack (sls deploy --stage local)');
    const project = { root, python, endpoint: awsEndpoint, port, log: join(directory, 'deploy.log') };
    // The content's hash stands where the image's digest stands in AWS. Nothing is built here, so there is no recipe.
    await sls(project, 'deploy', '--param', `image=${await contentHash(await imageSource(streamlit), {})}`);
    deployed = true;
    const stack = stackName('local', place);
    const { ClusterName: cluster = '' } = await stackOutputs(clients.cloudFormation(), stack);

    progress('Starting Streamlit');
    const local = localTasks({ root, python, directory, streamlit, secretValue: secretValues(clients).read });
    const fargate = started.adopt(startFargate(embeddedFargate({ clients, cluster, host, local, log })), running =>
      running.stop(),
    );
    const mail = join(directory, 'mail');
    started.adopt(await startMailbox(mail, { sent: () => sentMails(awsEndpoint), log }), running => running.stop());
    const invitations = await deployedInvitations(clients, stack);
    if (!invitations) throw new Error(`${stack} has no worker that invites people.`);
    const invited = await inviteDemoPeople(invitations, settings, addresses.pattern, () => sentMails(awsEndpoint));
    await fargate.running;
    await openApps(event => listener.invoke(functionName(stack, 'scaleToZero'), event));
    await loadBalancer.refresh();

    const preview = {
      apps: Object.fromEntries(
        Object.entries(apps).map(([name, app]) => [name, { url: originOf(addresses.pattern, app.host) }]),
      ),
      people: invited,
      mail,
      awsEndpoint,
      broken: emulator.exited.then(({ code }) => `The embedded AWS ended with code ${code}.`),
    };
    const state = join(directory, 'state.json');
    started.defer(() => rm(state, { force: true }));
    await writeFile(state, `${JSON.stringify(stateOf(preview), undefined, 2)}\n`);
    return { ...preview, stop: () => started.disposeAsync() };
  } catch (error) {
    await started.disposeAsync();
    throw error;
  }
}

/** What other programs may rely on. */
const stateOf = ({ apps, people, awsEndpoint }: Pick<Preview, 'apps' | 'people' | 'awsEndpoint'>) => ({
  ready: true,
  apps,
  people,
  awsEndpoint,
});
