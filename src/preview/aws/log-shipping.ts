import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

/** A line, and when it was written, in milliseconds since 1970. */
export interface LogLine {
  timestamp: number;
  message: string;
}

/**
 * Appends lines to a stream of a log group, which the first call makes. Rejects when AWS does: a batch of more than 10,000
 * lines or 1 MiB is too large. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export function logStream(logs: CloudWatchLogsClient, logGroupName: string, logStreamName: string) {
  let isMade = false;
  return async (logEvents: LogLine[]): Promise<void> => {
    if (!isMade) await make(logs, logGroupName, logStreamName);
    isMade = true;
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };
}

async function make(logs: CloudWatchLogsClient, logGroupName: string, logStreamName: string): Promise<void> {
  try {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceAlreadyExistsException')) throw error;
  }
}
