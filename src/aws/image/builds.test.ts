import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { expect, test } from '@jest/globals';
import { answering } from '../fakes/answering.ts';
import { buildLog } from './build-log.ts';
import { builds } from './builds.ts';

const id = 'project:1';
const groupName = '/aws/codebuild/project';
const streamName = '1';
const deepLink = 'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logEvent:group=null;stream=null';
/** What CodeBuild says of the log until the build is provisioned. */
const unnamed = {
  deepLink,
  cloudWatchLogsArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:null:log-stream:null',
};

/** A build whose log is described so at one look after another. */
function aBuild(...described: (object | undefined)[]) {
  const codeBuild = new CodeBuildClient({ region: 'eu-west-1' });
  const cloudWatchLogs = new CloudWatchLogsClient({ region: 'eu-west-1' });
  answering(codeBuild, {
    BatchGetBuildsCommand: described.map(logs => ({ builds: [{ id, buildStatus: 'IN_PROGRESS', logs }] })),
  });
  const requests = answering(cloudWatchLogs, {
    GetLogEventsCommand: [
      { events: [{ message: 'installing uv\n' }], nextForwardToken: 'f/1' },
      { events: [], nextForwardToken: 'f/1' },
    ],
  });
  return { builds: builds(codeBuild, 'project', async () => 'bucket', buildLog(cloudWatchLogs)), requests };
}

test.each<[string, object | undefined]>([
  ['nothing of its log', undefined],
  ['neither name', unnamed],
  ['the group alone', { ...unnamed, groupName }],
  ['the stream alone', { ...unnamed, streamName }],
])('while CodeBuild names %s nothing is read, and the whole log once it names both', async (_, early) => {
  const { builds, requests } = aBuild(early, early, { groupName, streamName, deepLink: 'https://log' });
  for (const _look of [1, 2]) {
    expect(await builds.look(id)).not.toHaveProperty('log');
    expect(await builds.lines(id)).toEqual({ lines: [] });
  }
  expect(requests).toEqual([]);

  expect(await builds.look(id)).toMatchObject({ log: 'https://log' });
  expect(await builds.lines(id)).toEqual({ lines: ['installing uv'], next: 'f/1' });
  expect(requests[0]?.input).toEqual({ logGroupName: groupName, logStreamName: streamName, startFromHead: true });
});
