import { CloudFormationClient, type StackEvent } from '@aws-sdk/client-cloudformation';
import { expect, test } from '@jest/globals';
import { failedEvents } from './failed-events.ts';

const StackId = 'arn:aws:cloudformation:eu-west-1:222222222222:stack/streamgate-prod/1';
const at = (second: number) => new Date(Date.UTC(2026, 10, 30, 8, 0, second));

const root = (ResourceStatus: StackEvent['ResourceStatus'], second: number): StackEvent => ({
  ...{ EventId: `${second}`, StackId, StackName: 'streamgate-prod', PhysicalResourceId: StackId },
  ...{ LogicalResourceId: 'streamgate-prod', ResourceType: 'AWS::CloudFormation::Stack', ResourceStatus },
  Timestamp: at(second),
});
const failed = (LogicalResourceId: string, second: number): StackEvent => ({
  ...{ EventId: `${second}`, StackId, StackName: 'streamgate-prod', LogicalResourceId, ResourceType: 'AWS::EC2::VPC' },
  ...{ ResourceStatus: 'CREATE_FAILED', ResourceStatusReason: `no ${LogicalResourceId}`, Timestamp: at(second) },
});

/** A client that answers with these pages, and says how many were read. */
function answering(...pages: StackEvent[][]) {
  const client = new CloudFormationClient({ region: 'eu-west-1' });
  let read = 0;
  const send = async () => {
    const StackEvents = pages[read++] ?? [];
    return { StackEvents, ...(read < pages.length ? { NextToken: `${read}` } : {}) };
  };
  return { client: Object.assign(client, { send }) as CloudFormationClient, read: () => read };
}

const event = (logicalId: string) => ({ logicalId, type: 'AWS::EC2::VPC', reason: `no ${logicalId}` });

test('the failures of the last operation, oldest first, from as many pages as it takes', async () => {
  const { client, read } = answering(
    [root('UPDATE_ROLLBACK_COMPLETE', 9), root('UPDATE_ROLLBACK_IN_PROGRESS', 8), failed('Second', 7)],
    [failed('First', 6), root('UPDATE_IN_PROGRESS', 5), failed('Earlier', 4)],
    [root('CREATE_IN_PROGRESS', 1)],
  );
  expect(await failedEvents(client, 'streamgate-prod')).toEqual([event('First'), event('Second')]);
  expect(read()).toBe(2);
});

test('an operation that began before is another one', async () => {
  const events = [failed('First', 6), root('UPDATE_IN_PROGRESS', 5)];
  expect(await failedEvents(answering(events).client, 'streamgate-prod', at(5).getTime())).toEqual([event('First')]);
  expect(await failedEvents(answering(events).client, 'streamgate-prod', at(6).getTime())).toEqual([]);
});
