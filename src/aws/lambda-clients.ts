import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from './clients.ts';
import { type Connection, forTheMinute } from './connection.ts';

/** What the reconciler needs of the SDK; a command has it in its `awsClients`. */
export type PowerClients = Pick<AwsClients, 'cloudWatch' | 'dynamoDB' | 'ecs' | 'loadBalancing'>;

/** The reconciler's clients, for as long as the function lives. `awsClients` would bring all of the SDK into its bundle. */
export function reconcilerClients(connection: Connection = forTheMinute): PowerClients {
  const [cloudWatch, dynamoDB] = [new CloudWatchClient(connection), new DynamoDBClient(connection)];
  const [ecs, loadBalancing] = [new ECSClient(connection), new ElasticLoadBalancingV2Client(connection)];
  return { cloudWatch: () => cloudWatch, dynamoDB: () => dynamoDB, ecs: () => ecs, loadBalancing: () => loadBalancing };
}
