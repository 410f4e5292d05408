import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Build } from '@aws-sdk/client-codebuild';
import type { Builds } from '../../image/ports.ts';
import { unlessMissing } from '../missing.ts';
import { passing } from './passing.ts';

/** A log is read in the pages it comes in; between two looks a build does not write more of them. */
const mostPages = 20;

/** What a build writes, where CodeBuild says that it is. There is nothing until it has begun. */
export const buildLog =
  (logs: CloudWatchLogsClient) =>
  ({ logs: { groupName, streamName } = {} }: Build): Builds['lines'] =>
  async (_id, after) => {
    const lines: string[] = [];
    let next = after;
    for (let page = 0; page < mostPages; page++) {
      const command = new GetLogEventsCommand({
        logGroupName: groupName,
        logStreamName: streamName,
        startFromHead: true,
        ...(next ? { nextToken: next } : {}),
      });
      const answer = await unlessMissing(passing(logs.send(command)), 'ResourceNotFoundException');
      lines.push(...(answer?.events ?? []).map(({ message = '' }) => message.trimEnd()));
      // The same token again says that there is no more.
      if (!answer?.nextForwardToken || answer.nextForwardToken === next) break;
      next = answer.nextForwardToken;
    }
    return next ? { lines, next } : { lines };
  };
