import { type CloudFormationClient, paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import { type CloudWatchClient, DescribeAlarmHistoryCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { BatchGetBuildsCommand, type CodeBuildClient, ListBuildsForProjectCommand } from '@aws-sdk/client-codebuild';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { AccountFacts, AlarmFacts, BuildFacts } from '../../verify/observations.ts';
import { lookUp } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

/** An alarm's state, and each time it went off, as far back as CloudWatch remembers. Throws when there is none. */
export const alarm = (cloudWatch: CloudWatchClient, AlarmName: string) =>
  lookUp('cloudwatch:DescribeAlarmHistory', async (patience): Promise<AlarmFacts> => {
    const [{ MetricAlarms: [found] = [] }, { AlarmHistoryItems = [] }] = await Promise.all([
      cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }), patience),
      cloudWatch.send(new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: 'StateUpdate' }), patience),
    ]);
    if (!found) throw new Error(`There is no alarm ${AlarmName}`);
    return {
      state: found.StateValue ?? 'INSUFFICIENT_DATA',
      alarms: AlarmHistoryItems.filter(({ HistorySummary = '' }) => / to ALARM$/.test(HistorySummary)).map(
        ({ Timestamp, HistorySummary: summary = '' }) => ({ at: Timestamp?.getTime() ?? 0, summary }),
      ),
    };
  });

/** What the account may run at once. */
export const account = (lambda: LambdaClient) =>
  lookUp('lambda:GetAccountSettings', async (patience): Promise<AccountFacts> => {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}), patience);
    return { concurrentExecutions: AccountLimit?.ConcurrentExecutions ?? 0 };
  });

/** How many builds are read for one that succeeded: the last may have failed by what somebody committed. */
const recent = 10;

/** The last build that succeeded, or else the last one; `none` where there is no project or no build. */
export const build = (codeBuild: CodeBuildClient, projectName: string) =>
  lookUp('codebuild:ListBuildsForProject', async (patience): Promise<BuildFacts | 'none'> => {
    const listed = codeBuild.send(new ListBuildsForProjectCommand({ projectName, sortOrder: 'DESCENDING' }), patience);
    const { ids = [] } = (await unlessMissing(listed, 'ResourceNotFoundException')) ?? {};
    if (ids.length === 0) return 'none';
    const { builds = [] } = await codeBuild.send(new BatchGetBuildsCommand({ ids: ids.slice(0, recent) }), patience);
    const newest = builds.toSorted((one, other) => (other.startTime?.getTime() ?? 0) - (one.startTime?.getTime() ?? 0));
    const found = newest.find(({ buildStatus }) => buildStatus === 'SUCCEEDED') ?? newest[0];
    const problem = found?.phases?.flatMap(({ contexts = [] }) => contexts.flatMap(({ message }) => message ?? []))[0];
    return {
      id: found?.id ?? '',
      status: found?.buildStatus ?? 'UNKNOWN',
      environment: found?.environment?.type ?? 'UNKNOWN',
      ...(problem ? { problem } : {}),
    };
  });

/** Why resources of a stack failed, in CloudFormation's words: those it remembers, of the last 90 days. */
export const failedEvents = (client: CloudFormationClient, StackName: string) =>
  lookUp('cloudformation:DescribeStackEvents', async (patience): Promise<string[]> => {
    const found: string[] = [];
    for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName }, patience))
      for (const { ResourceStatus = '', ResourceStatusReason = '' } of StackEvents)
        if (ResourceStatus.endsWith('_FAILED')) found.push(ResourceStatusReason);
    return found;
  });
