import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from './clients.ts';
import { forInvitations, forTheMinute } from './connection.ts';
import { backOff } from './invitations/people/back-off.ts';
import { limitRate, type PacingClock, throwThrottled } from './power/throttling.ts';
import type { ClientOptions } from './small-client/options.ts';
import { smallCognito, smallDynamoDB } from './small-client/services.ts';

/** What the reconciler needs of the SDK; a command has it in its `awsClients`. */
export type PowerClients = Pick<AwsClients, 'cloudWatch' | 'dynamoDB' | 'ecs' | 'loadBalancing'>;

/** The reconciler's clients, for as long as the function lives. `awsClients` would bring all of the SDK into its bundle. */
export function reconcilerClients(place: ClientOptions = forTheMinute, clock?: PacingClock): PowerClients {
  const cloudWatch = throwThrottled(new CloudWatchClient(place));
  const dynamoDB = throwThrottled(smallDynamoDB(place));
  const ecs = throwThrottled(new ECSClient(place));
  const loadBalancing = limitRate(throwThrottled(new ElasticLoadBalancingV2Client(place)), clock);
  return { cloudWatch: () => cloudWatch, dynamoDB: () => dynamoDB, ecs: () => ecs, loadBalancing: () => loadBalancing };
}

/** The clients of the worker that invites. What Cognito refuses is not tried again by its client: the worker slows down and does that itself. */
export function inviteWorkerClients(place: ClientOptions = forInvitations): Pick<AwsClients, 'cognito' | 'dynamoDB'> {
  const [cognito, dynamoDB] = [smallCognito({ ...place, maxAttempts: 1 }), smallDynamoDB(place)];
  return { cognito: () => cognito, dynamoDB: () => dynamoDB };
}

/** For so long somebody waits for a page while Cognito only throttles. */
const throttledSeconds = 20;

/** Those of the endpoint, which faces the internet and is cold for most who come. */
export function bulkInviteClients(place: ClientOptions): Pick<AwsClients, 'cognito' | 'dynamoDB'> {
  const [cognito, dynamoDB] = [backOff(smallCognito(place), { seconds: throttledSeconds }), smallDynamoDB(place)];
  return { cognito: () => cognito, dynamoDB: () => dynamoDB };
}
