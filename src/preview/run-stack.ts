import { functionName, stackName } from '../../config/names.ts';
import type { Addresses } from '../../config/origins.ts';
import { deployedInvitations } from '../aws/invitations/deployed.ts';
import { stackOutputs } from '../aws/stack/stack.ts';
import type { LoadBalancerPorts } from './alb/ports.ts';
import { deployedListener } from './aws/listener.ts';
import { secretValues } from './aws/secret-values.ts';
import { embeddedAwsClients } from './emulator/clients.ts';
import type { EmbeddedAws } from './emulator/keys.ts';
import { embeddedFargate } from './fargate/embedded-fargate.ts';
import { startFargate } from './fargate/fargate.ts';
import { localTasks } from './fargate/local-tasks.ts';
import { localSettings as settings } from './local-settings.ts';
import { openApps } from './open-apps.ts';
import { type InvitedPerson, inviteDemoPeople } from './people/invite-demo-people.ts';
import { startMailbox } from './people/mailbox.ts';
import { sentEmails } from './people/sent-emails.ts';
import type { PreviewOptions } from './start.ts';

export interface StackOptions extends Pick<PreviewOptions, 'root' | 'directory' | 'streamlit' | 'log'> {
  /** The folder for emails. */
  mail: string;
  /** The host where tasks listen. */
  host: string;
  aws: EmbeddedAws;
  addresses: Addresses;
}

/** The stack's listener, and the people who can sign in. */
export interface RunningStack {
  listener: LoadBalancerPorts;
  people: readonly InvitedPerson[];
}

/**
 * Runs the Fargate tasks of the deployed stack, saves its emails and invites the demo people. Resolves when every app that
 * should be awake is open. Whatever this starts is added to `started`, even if it fails.
 */
export async function runStack(
  started: AsyncDisposableStack,
  { root, directory, streamlit, mail, host, aws, addresses, log }: StackOptions,
): Promise<RunningStack> {
  const clients = started.adopt(embeddedAwsClients(aws, settings.place.region), made => made.destroy());
  const listener = deployedListener(clients);
  const stack = stackName('local', settings.place);
  const { ClusterName: cluster = '' } = await stackOutputs(clients.cloudFormation(), stack);

  const local = localTasks({ root, directory, streamlit, secretValue: secretValues(clients).read });
  const fargate = started.adopt(startFargate(embeddedFargate({ clients, cluster, host, local, log })), running =>
    running.stop(),
  );
  started.adopt(await startMailbox(mail, { sent: () => sentEmails(aws), log }), running => running.stop());
  const invitations = await deployedInvitations(clients, stack);
  if (!invitations) throw new Error(`${stack} has no invite worker.`);
  const people = await inviteDemoPeople(invitations, settings, addresses.pattern, () => sentEmails(aws));
  await fargate.running;
  await openApps(event => listener.invoke(functionName(stack, 'scaleToZero'), event));
  return { listener, people };
}
