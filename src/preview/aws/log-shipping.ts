import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

/** A log line and its time, in milliseconds since 1970. */
export interface LogLine {
  timestamp: number;
  message: string;
}

/**
 * Appends lines to a log stream, which the first call creates. Rejects when AWS does: a batch of more than 10,000 lines
 * or 1 MiB is too large. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export function logStream(logs: CloudWatchLogsClient, logGroupName: string, logStreamName: string) {
  let isCreated = false;
  return async (logEvents: LogLine[]): Promise<void> => {
    if (!isCreated) await createStream(logs, logGroupName, logStreamName);
    isCreated = true;
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };
}

async function createStream(logs: CloudWatchLogsClient, logGroupName: string, logStreamName: string): Promise<void> {
  try {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceAlreadyExistsException')) throw error;
  }
}
