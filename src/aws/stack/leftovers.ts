import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { isNoStack } from '../missing.ts';

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
 * What rollbacks of a stack have left behind since a moment, in milliseconds since 1970: CloudFormation drops what it has just created
 * and cannot delete, or what its policy retains. Nothing of a stack that does not exist, or that was not rolled back since.
 */
export async function stackLeftovers(
  cloudFormation: CloudFormationClient,
  StackName: string,
  since: number,
): Promise<Leftover[]> {
  const client = cloudFormation;
  const left = new Map<string, Leftover>();
  let rolledBack = false;
  try {
    for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
      for (const { Timestamp, ResourceStatus = '', ResourceType: type = '', ...event } of StackEvents) {
        const { PhysicalResourceId: id, StackId, ResourceStatusReason: reason = '' } = event;
        if (!id || Number(Timestamp) < since) continue;
        if (id === StackId) rolledBack ||= ResourceStatus.includes('ROLLBACK');
        else if (/^DELETE_(FAILED|SKIPPED)$/.test(ResourceStatus) && !versions.has(type))
          left.set(id, { type, id, reason });
      }
    }
    for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
      for (const { PhysicalResourceId = '' } of StackResourceSummaries) left.delete(PhysicalResourceId);
    }
  } catch (error) {
    if (!isNoStack(error)) throw error;
  }
  return rolledBack ? [...left.values()] : [];
}

/** osls retains every version of a function, and Lambda deletes them all with the function. */
const versions = new Set(['AWS::Lambda::Version']);
