import {
  type CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { ImageStack } from '../../image/ports.ts';
import { stackState } from '../stack-state.ts';
import { passing } from './passing.ts';

/** What the stack is to be. To remove it nobody needs to know. */
export interface StackContent {
  template: object;
  tags: Readonly<Record<string, string>>;
}

/** Whether this is CloudFormation's word for it: all that it does not do it calls a ValidationError. */
const says = (error: unknown, words: RegExp) =>
  error instanceof Error && error.name === 'ValidationError' && words.test(error.message);

export function imageStack(
  cloudFormation: CloudFormationClient,
  StackName: string,
  content?: StackContent,
): ImageStack {
  const input = () => {
    if (!content) throw new Error(`Nobody said what ${StackName} is.`);
    const Tags = Object.entries(content.tags).map(([Key, Value]) => ({ Key, Value }));
    const TemplateBody = JSON.stringify(content.template);
    return { StackName, TemplateBody, Tags, Capabilities: ['CAPABILITY_IAM' as const] };
  };

  return {
    status: async () => (await stackState(cloudFormation, StackName))?.status,

    async create() {
      try {
        await passing(cloudFormation.send(new CreateStackCommand(input())));
        return 'begun';
      } catch (error) {
        if (error instanceof Error && error.name === 'AlreadyExistsException') return 'busy';
        throw error;
      }
    },

    async update() {
      try {
        await passing(cloudFormation.send(new UpdateStackCommand(input())));
        return 'begun';
      } catch (error) {
        if (says(error, /No updates are to be performed/)) return 'unchanged';
        if (says(error, /_IN_PROGRESS state/)) return 'busy';
        throw error;
      }
    },

    async remove() {
      await passing(cloudFormation.send(new DeleteStackCommand({ StackName })));
    },

    async reasons() {
      const { StackEvents = [] } = await passing(cloudFormation.send(new DescribeStackEventsCommand({ StackName })));
      // The latest first, back to where the change began.
      const begun = StackEvents.findIndex(
        ({ PhysicalResourceId, StackId, ResourceStatus = '' }) =>
          PhysicalResourceId === StackId && /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(ResourceStatus),
      );
      return StackEvents.slice(0, begun < 0 ? undefined : begun)
        .filter(
          ({ ResourceStatus = '', ResourceStatusReason: why = '' }) =>
            /_FAILED$/.test(ResourceStatus) && !/cancelled/.test(why),
        )
        .map(
          ({ LogicalResourceId, ResourceType, ResourceStatusReason = 'no reason given' }) =>
            `${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason}`,
        )
        .reverse();
    },
  };
}
