import {
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
  type Rule,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetPolicyCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { AppRules, LambdaTargetGroup, LoginAction } from '../../verify/observations.ts';
import { targetGroupArns } from '../load-balancer.ts';
import { lookUp, type Patience } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';
import { pageRule } from '../power/page-rule.ts';

export interface ListenerPlace {
  loadBalancing: ElasticLoadBalancingV2Client;
  lambda: LambdaClient;
  /** ARN of the HTTPS listener. */
  listener: string;
  /** App → host. */
  hosts: ReadonlyMap<string, string>;
}

/** The rules of each app, and the target groups that are functions. */
export function listener({ loadBalancing, lambda, listener: ListenerArn, hosts }: ListenerPlace) {
  async function rules(patience: Patience): Promise<Rule[]> {
    const found: Rule[] = [];
    for await (const { Rules = [] } of paginateDescribeRules({ client: loadBalancing }, { ListenerArn }, patience))
      found.push(...Rules);
    return found;
  }

  /** The groups that the listener's rules forward to, by ARN. */
  async function groups(of: readonly Rule[], patience: Patience): Promise<Map<string, TargetGroup>> {
    const used = targetGroupArns(of.flatMap(({ Actions = [] }) => Actions));
    const found = new Map<string, TargetGroup>();
    for await (const { TargetGroups = [] } of paginateDescribeTargetGroups({ client: loadBalancing }, {}, patience))
      for (const group of TargetGroups)
        if (used.has(group.TargetGroupArn ?? '')) found.set(group.TargetGroupArn ?? '', group);
    return found;
  }

  const healthOf = async (TargetGroupArn: string | undefined, patience: Patience) => {
    const asked = new DescribeTargetHealthCommand({ TargetGroupArn });
    const { TargetHealthDescriptions = [] } = await loadBalancing.send(asked, patience);
    return TargetHealthDescriptions;
  };

  return {
    rules: () =>
      lookUp('elasticloadbalancing:DescribeRules', async (patience): Promise<AppRules[]> => {
        const every = await rules(patience);
        const known = await groups(every, patience);
        return Promise.all(
          [...hosts].map(async ([app, host]) => {
            const page = pageRule(every, host);
            const forward = page.Actions?.find(({ Type }) => Type === 'forward');
            const { TargetGroups = [], TargetGroupStickinessConfig: stickiness } = forward?.ForwardConfig ?? {};
            const own = TargetGroups.filter(
              ({ TargetGroupArn = '' }) => known.get(TargetGroupArn)?.TargetType === 'ip',
            );
            const health = (await Promise.all(own.map(group => healthOf(group.TargetGroupArn, patience)))).flat();
            return {
              app,
              groups: TargetGroups.map(({ TargetGroupArn = '', Weight = 0 }) => ({
                type: known.get(TargetGroupArn)?.TargetType ?? 'missing',
                weight: Weight,
              })),
              groupStickiness: stickiness?.Enabled ?? false,
              topLevelTargetGroup: forward?.TargetGroupArn !== undefined,
              pageLogin: loginOf(page),
              otherLogin: every
                .filter(rule => rule !== page && isOf(rule, host))
                .map(loginOf)
                .find(Boolean),
              targets: health.map(({ TargetHealth }) => ({
                state: TargetHealth?.State ?? 'unknown',
                ...(TargetHealth?.Reason === undefined ? {} : { reason: TargetHealth.Reason }),
              })),
            };
          }),
        );
      }),

    functionGroups: () =>
      lookUp('lambda:GetPolicy', async (patience): Promise<LambdaTargetGroup[]> => {
        const known = await groups(await rules(patience), patience);
        const ofFunctions = [...known.values()].filter(({ TargetType }) => TargetType === 'lambda');
        return Promise.all(
          ofFunctions.map(async ({ TargetGroupArn, TargetGroupName: name = '' }) => {
            const targets = (await healthOf(TargetGroupArn, patience)).map(({ Target }) => Target?.Id ?? '');
            const policies = targets.map(FunctionName =>
              unlessMissing(lambda.send(new GetPolicyCommand({ FunctionName }), patience), 'ResourceNotFoundException'),
            );
            const permissions = (await Promise.all(policies)).flatMap(answer => permissionsIn(answer?.Policy));
            return { name, targets, permissions };
          }),
        );
      }),
  };
}

const loginOf = ({ Actions = [] }: Rule): LoginAction | undefined => {
  const config = Actions.find(({ Type }) => Type === 'authenticate-cognito')?.AuthenticateCognitoConfig;
  return config && { ...config };
};

const isOf = ({ Conditions = [] }: Rule, host: string) =>
  Conditions.some(
    ({ Field, Values, HostHeaderConfig }) =>
      Field === 'host-header' && (HostHeaderConfig?.Values ?? Values ?? []).includes(host),
  );

interface PolicyStatement {
  Principal?: { Service?: string };
  Condition?: Record<string, Record<string, string>>;
}

/** What of a resource policy lets a load balancer call the function. IAM does not care how a condition's key is spelled. */
function permissionsIn(policy = '{}'): LambdaTargetGroup['permissions'] {
  const { Statement = [] }: { Statement?: PolicyStatement[] } = JSON.parse(policy);
  return Statement.filter(({ Principal }) => Principal?.Service === 'elasticloadbalancing.amazonaws.com').map(
    ({ Condition = {} }) => {
      const values = Object.values(Condition).flatMap(Object.entries);
      const conditionOn = (key: string) => `${values.find(([name]) => name.toLowerCase() === key)?.[1] ?? ''}`;
      return { sourceArn: conditionOn('aws:sourcearn'), sourceAccount: conditionOn('aws:sourceaccount') };
    },
  );
}
