import { CreateServiceLinkedRoleCommand, GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { unlessMissing } from '../missing.ts';
import { markTransient } from '../transient.ts';

/** The role by which ECS itself acts in an account. An account that never had a cluster may not have it. */
export const ecsRole = (iam: IAMClient) => ({
  name: 'AWSServiceRoleForECS',
  async exists(): Promise<boolean> {
    const command = new GetRoleCommand({ RoleName: this.name });
    return (
      (await unlessMissing(markTransient(iam.send(command)), 'NoSuchEntityException', 'NoSuchEntity')) !== undefined
    );
  },
  /** False when somebody else was first. */
  async create(): Promise<boolean> {
    try {
      await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
      return true;
    } catch (error) {
      // IAM calls it InvalidInput, and says: "Service role name … has been taken in this account".
      if (error instanceof Error && /has been taken|already exists/.test(error.message)) return false;
      throw error;
    }
  },
});

export type EcsRole = ReturnType<typeof ecsRole>;
