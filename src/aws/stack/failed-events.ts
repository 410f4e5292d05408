import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { FailedEvent } from '../../stack/refusals/explain.ts';

const isBeginning = ({ PhysicalResourceId, StackId, ResourceStatus }: StackEvent) =>
  PhysicalResourceId === StackId && /^(CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(`${ResourceStatus}`);

/**
 * What failed in a stack's last operation, oldest first. Nothing where that began before `since`, in milliseconds since 1970: it was
 * another one. CloudFormation answers newest first, and a first deploy has several pages.
 */
export async function failedEvents(
  cloudFormation: CloudFormationClient,
  StackName: string,
  since = 0,
): Promise<FailedEvent[]> {
  const failed: FailedEvent[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client: cloudFormation }, { StackName })) {
    for (const event of StackEvents) {
      if (isBeginning(event)) return (event.Timestamp?.getTime() ?? 0) < since ? [] : failed.reverse();
      const { LogicalResourceId = '', ResourceType = '', ResourceStatusReason } = event;
      if (!event.ResourceStatus?.endsWith('_FAILED')) continue;
      failed.push({
        logicalId: LogicalResourceId,
        type: ResourceType,
        reason: ResourceStatusReason ?? 'no reason given',
      });
    }
  }
  return failed.reverse();
}
