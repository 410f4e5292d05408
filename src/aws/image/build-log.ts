import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Build, LogsLocation } from '@aws-sdk/client-codebuild';
import type { Builds } from '../../image/ports.ts';
import { unlessMissing } from '../missing.ts';
import { markTransient } from '../transient.ts';

/** A log is read in the pages it comes in; between two looks a build does not write more of them. */
const maxPages = 20;

/** Where a build's log is. */
export type LogStream = Required<Pick<LogsLocation, 'groupName' | 'streamName'>>;

/** Reads a log after what `after` stands for. */
export type ReadLog = (stream: LogStream, after?: string) => ReturnType<Builds['lines']>;

/**
 * The log stream that a build writes to. Undefined until CodeBuild has provisioned the build: it names neither group nor stream
 * before. https://github.com/aws-actions/aws-codebuild-run-build/blob/main/code-build.js reads both names at every poll.
 */
export const logStreamOf = ({ logs: { groupName, streamName } = {} }: Build): LogStream | undefined =>
  groupName && streamName ? { groupName, streamName } : undefined;

/** Reads a build's log. The stream may be named before it exists; then there are no lines. */
export const buildLog =
  (logs: CloudWatchLogsClient): ReadLog =>
  async ({ groupName, streamName }, after) => {
    const lines: string[] = [];
    let next = after;
    for (let page = 0; page < maxPages; page++) {
      const command = new GetLogEventsCommand({
        logGroupName: groupName,
        logStreamName: streamName,
        startFromHead: true,
        ...(next ? { nextToken: next } : {}),
      });
      const answer = await unlessMissing(markTransient(logs.send(command)), 'ResourceNotFoundException');
      lines.push(...(answer?.events ?? []).map(({ message = '' }) => message.trimEnd()));
      // The same token again says that there is no more.
      if (!answer?.nextForwardToken || answer.nextForwardToken === next) break;
      next = answer.nextForwardToken;
    }
    return next ? { lines, next } : { lines };
  };
