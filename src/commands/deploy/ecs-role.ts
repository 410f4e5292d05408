import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { type EcsRole, ecsRole } from '../../aws/image/ecs-role.ts';
import { stackState } from '../../aws/stack/stack.ts';
import type { Deploying } from './deploying.ts';

/** Before the first deploy of a stage: the role without which ECS makes no service, in an account that never had one. */
export async function ecsServiceRole({ stage, clients, say }: Deploying): Promise<void> {
  if (stage === 'local') return;
  const stack = stackName(stage, settingsOf(stage).place);
  if (await stackState(clients.cloudFormation(), stack)) return; // it had the role when it was made
  await ensureEcsRole(ecsRole(clients.iam()), say);
}

/** Whoever may not look goes on: most accounts have it, and ECS says clearly when this one does not. */
export async function ensureEcsRole(role: EcsRole, say: (line: string) => void): Promise<void> {
  try {
    if ((await role.exists()) || !(await role.create())) return;
    say(`Made ${role.name}, the role by which ECS itself acts in this account. It stays when stages are removed.`);
  } catch (error) {
    const message = error instanceof Error ? error.message : `${error}`;
    say(
      `Whether this account has ${role.name} is not known: ${message.replace(/\.$/, '')}. If ECS misses it, somebody who may has to type: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`,
    );
  }
}
