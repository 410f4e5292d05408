import type { AwsClients } from '../../src/aws/clients.ts';
import { type DeployedInvitations, deployedInvitations } from '../../src/aws/invitations/deployed.ts';

/** The invitations of a deployed stack. */
export async function invitationsIn(clients: AwsClients, stack: string): Promise<DeployedInvitations> {
  const deployed = await deployedInvitations(clients, stack);
  if (!deployed) throw new Error(`${stack} has no invite worker.`);
  return deployed;
}
