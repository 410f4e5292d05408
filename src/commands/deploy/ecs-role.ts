import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { type EcsRole, ecsRole } from '../../aws/image/ecs-role.ts';
import { stackState } from '../../aws/stack/stack.ts';
import type { Deploying } from './deploying.ts';

/** Before the first deploy of a stage: creates ECS's service-linked role, which an account that never used ECS lacks. */
export async function ecsServiceRole({ stage, clients, say }: Deploying): Promise<void> {
  if (stage === 'local') return;
  const stack = stackName(stage, settingsOf(stage).place);
  if (await stackState(clients.cloudFormation(), stack)) return; // it could not have been created without the role
  await ensureEcsRole(ecsRole(clients.iam()), say);
}

/** A missing permission stops nothing: most accounts have the role, and ECS reports clearly when it is missing. */
export async function ensureEcsRole(role: EcsRole, say: (line: string) => void): Promise<void> {
  try {
    if ((await role.exists()) || !(await role.create())) return;
    say(`Created ${role.name}, ECS's own role in this account. It remains when stages are removed.`);
  } catch (error) {
    const message = error instanceof Error ? error.message : `${error}`;
    say(
      `Could not check whether this account has the role ${role.name}: ${message.replace(/\.$/, '')}. If ECS reports it missing, create it: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com`,
    );
  }
}
