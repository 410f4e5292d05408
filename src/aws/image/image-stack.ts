import {
  type CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { ImageStack } from '../../image/ports.ts';
import { causesOf } from '../../stack/refusals/explain.ts';
import { failedEvents } from '../stack/failed-events.ts';
import { stackState } from '../stack/stack.ts';
import { markTransient } from '../transient.ts';

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
        await markTransient(cloudFormation.send(new CreateStackCommand(input())));
        return 'begun';
      } catch (error) {
        if (error instanceof Error && error.name === 'AlreadyExistsException') return 'busy';
        throw error;
      }
    },

    async update() {
      try {
        await markTransient(cloudFormation.send(new UpdateStackCommand(input())));
        return 'begun';
      } catch (error) {
        if (says(error, /No updates are to be performed/)) return 'unchanged';
        if (says(error, /_IN_PROGRESS state/)) return 'busy';
        throw error;
      }
    },

    async remove() {
      await markTransient(cloudFormation.send(new DeleteStackCommand({ StackName })));
    },

    failures: async () => causesOf(await markTransient(failedEvents(cloudFormation, StackName))),
  };
}
