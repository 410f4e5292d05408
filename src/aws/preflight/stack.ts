import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import type { DeployedStack } from '../../preflight/stack.ts';
import { lookUp } from '../lookup.ts';
import { isNoStack } from '../missing.ts';

/** What is deployed; undefined where nothing is. */
export const deployedStack = (cloudFormation: CloudFormationClient, StackName: string) =>
  lookUp('cloudformation:DescribeStacks', async (patience): Promise<DeployedStack | undefined> => {
    try {
      const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }), patience);
      const resources: { type: string; id: string }[] = [];
      for await (const { StackResourceSummaries = [] } of paginateListStackResources(
        { client: cloudFormation },
        { StackName },
        patience,
      )) {
        for (const { ResourceType = '', PhysicalResourceId = '', ResourceStatus } of StackResourceSummaries) {
          if (PhysicalResourceId && ResourceStatus !== 'DELETE_COMPLETE') {
            resources.push({ type: ResourceType, id: PhysicalResourceId });
          }
        }
      }
      return { status: stack?.StackStatus ?? '', resources };
    } catch (error) {
      if (isNoStack(error)) return;
      throw error;
    }
  });
