import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
  type Rule,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { AwsClients } from '../../aws/clients.ts';
import { targetGroupArns } from '../../aws/load-balancer.ts';

/** What the local load balancer needs of AWS: the deployed listener, the secret of an app client, and function calls. */
export const deployedListener = (clients: Pick<AwsClients, 'cognito' | 'lambda' | 'loadBalancing'>) => ({
  describeListener: () => describeListener(clients.loadBalancing()),

  async clientSecret(UserPoolId: string, ClientId: string): Promise<string> {
    const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
    const { UserPoolClient } = await clients.cognito().send(command);
    if (!UserPoolClient?.ClientSecret) throw new Error(`The app client ${ClientId} of ${UserPoolId} has no secret.`);
    return UserPoolClient.ClientSecret;
  },

  async invoke(FunctionName: string, event: string) {
    const { FunctionError, Payload } = await clients.lambda().send(new InvokeCommand({ FunctionName, Payload: event }));
    return { failed: FunctionError !== undefined, payload: Payload?.transformToString() ?? '' };
  },
});

/** The listener on port 443; undefined while there is none. Throws when there are several, because only one can be served. */
async function describeListener(client: ElasticLoadBalancingV2Client) {
  const listeners: Listener[] = [];
  for await (const { LoadBalancers } of paginateDescribeLoadBalancers({ client }, {}))
    for (const { LoadBalancerArn } of LoadBalancers ?? [])
      for await (const { Listeners } of paginateDescribeListeners({ client }, { LoadBalancerArn }))
        listeners.push(...(Listeners ?? []).filter(({ Port }) => Port === 443));
  const [listener] = listeners;
  if (!listener?.LoadBalancerArn) return undefined;
  if (listeners.length > 1) throw new Error(`${listeners.length} listeners on port 443 are deployed; expected one.`);

  const rules: Rule[] = [];
  for await (const { Rules } of paginateDescribeRules({ client }, { ListenerArn: listener.ListenerArn }))
    rules.push(...(Rules ?? []));
  const defaultActions = listener.DefaultActions ?? [];
  return {
    loadBalancerArn: listener.LoadBalancerArn,
    defaultActions,
    rules,
    targetGroups: await describeTargetGroups(client, targetGroupArns([defaultActions, ...rules.map(actionsOf)].flat())),
  };
}

const actionsOf = ({ Actions = [] }: Rule) => Actions;

async function describeTargetGroups(client: ElasticLoadBalancingV2Client, used: ReadonlySet<string>) {
  const groups: TargetGroup[] = [];
  for await (const { TargetGroups } of paginateDescribeTargetGroups({ client }, {}))
    groups.push(...(TargetGroups ?? []).filter(({ TargetGroupArn }) => used.has(TargetGroupArn ?? '')));
  return Promise.all(groups.map(group => describeTargetGroup(client, group)));
}

async function describeTargetGroup(client: ElasticLoadBalancingV2Client, { TargetGroupArn, TargetType }: TargetGroup) {
  const [{ Attributes = [] }, { TargetHealthDescriptions = [] }] = await Promise.all([
    client.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn })),
    client.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
  ]);
  return {
    arn: TargetGroupArn ?? '',
    type: TargetType,
    attributes: Object.fromEntries(Attributes.map(({ Key = '', Value = '' }) => [Key, Value])),
    targets: TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? '',
      port: Target?.Port,
      state: TargetHealth?.State,
    })),
  };
}
