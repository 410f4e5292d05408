import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { isNoStack } from './missing.ts';

/** What a stack created and could not delete again, and no longer has. */
export interface Leftover {
  /** CloudFormation's type. */
  type: string;
  /** Its physical id. */
  id: string;
  /** What kept it. */
  reason: string;
}

/**
 * What a stack has left behind since a moment, in milliseconds since 1970: CloudFormation's rollback drops a resource that it cannot
 * delete, and one whose policy retains it. None of a stack that does not exist.
 */
export async function stackLeftovers(
  cloudFormation: CloudFormationClient,
  StackName: string,
  since: number,
): Promise<Leftover[]> {
  const left = new Map<string, Leftover>();
  try {
    for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client: cloudFormation }, { StackName })) {
      for (const { Timestamp, ResourceStatus = '', ResourceType: type = '', ...event } of StackEvents) {
        const { PhysicalResourceId: id, StackId, ResourceStatusReason: reason = '' } = event;
        const kept = /^DELETE_(FAILED|SKIPPED)$/.test(ResourceStatus) && Number(Timestamp) >= since;
        const goesWithAnother = type === 'AWS::Lambda::Version'; // osls retains each, but Lambda deletes it with its function
        if (kept && id && id !== StackId && !goesWithAnother) left.set(id, { type, id, reason });
      }
    }
    for await (const { StackResourceSummaries = [] } of paginateListStackResources(
      { client: cloudFormation },
      { StackName },
    )) {
      for (const { PhysicalResourceId = '' } of StackResourceSummaries) left.delete(PhysicalResourceId);
    }
  } catch (error) {
    if (!isNoStack(error)) throw error;
  }
  return [...left.values()];
}
