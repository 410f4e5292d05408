import { CreateUserPoolClientCommand, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AwsClients } from '../src/aws/clients.ts';
import { aLogin } from '../src/preview/alb/fakes/listener.ts';
import { readListener } from '../src/preview/alb/listener.ts';
import type { LoadBalancerPorts } from '../src/preview/alb/ports.ts';
import { deployedListener } from '../src/preview/aws/listener.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';

// The adapter of src/aws against the embedded AWS: what is deployed there is what is served here. Each test has a region of its own.

let aws: TestRegion;
let region: string;
let clients: AwsClients;
let ports: LoadBalancerPorts;

beforeEach(async () => {
  aws = await aRegion();
  ({ clients, region } = aws);
  ports = deployedListener(clients);
});

afterEach(() => aws?.leave());

async function aDeployedListener(name: string) {
  const client = clients.loadBalancing();
  const { LoadBalancers = [] } = await client.send(new elb.CreateLoadBalancerCommand({ Name: name }));
  const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn;
  const redirect = {
    Type: 'redirect' as const,
    RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' as const },
  };
  await client.send(
    new elb.CreateListenerCommand({ LoadBalancerArn, Port: 80, Protocol: 'HTTP', DefaultActions: [redirect] }),
  );
  const notFound = {
    Type: 'fixed-response' as const,
    FixedResponseConfig: { StatusCode: '404', MessageBody: 'Nobody' },
  };
  const Certificates = [{ CertificateArn: `arn:aws:acm:${region}:000000000000:certificate/1` }];
  const { Listeners = [] } = await client.send(
    new elb.CreateListenerCommand({
      LoadBalancerArn,
      Port: 443,
      Protocol: 'HTTPS',
      Certificates,
      DefaultActions: [notFound],
    }),
  );
  return { LoadBalancerArn, ListenerArn: Listeners[0]?.ListenerArn };
}

async function aTargetGroup(Name: string, ...ports: number[]) {
  const client = clients.loadBalancing();
  const { TargetGroups = [] } = await client.send(
    new elb.CreateTargetGroupCommand({ Name, TargetType: 'ip', Port: 8501 }),
  );
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn;
  const Targets = ports.map(Port => ({ Id: '127.0.0.1', Port }));
  if (Targets.length > 0) await client.send(new elb.RegisterTargetsCommand({ TargetGroupArn, Targets }));
  return TargetGroupArn;
}

test('before anything is deployed there is no listener', async () => {
  expect(await ports.describeListener()).toBeUndefined();
});

test('the listener on 443 with its rules, weights, login and targets', async () => {
  const { LoadBalancerArn, ListenerArn } = await aDeployedListener('one');
  const [app, wake] = [await aTargetGroup('app', 9001), await aTargetGroup('wake')];
  await aTargetGroup('unused', 9002);
  const login = aLogin('sales').AuthenticateCognitoConfig;
  await clients.loadBalancing().send(
    new elb.CreateRuleCommand({
      ListenerArn,
      Priority: 7,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['sales.localhost'] } }],
      Actions: [
        {
          Type: 'authenticate-cognito',
          Order: 1,
          AuthenticateCognitoConfig: {
            UserPoolArn: login?.UserPoolArn,
            UserPoolClientId: login?.UserPoolClientId,
            UserPoolDomain: 'streamgate',
            SessionCookieName: 'session-sales',
            OnUnauthenticatedRequest: 'deny',
          },
        },
        {
          Type: 'forward',
          Order: 2,
          ForwardConfig: { TargetGroups: [wake, app].map((TargetGroupArn, Weight) => ({ TargetGroupArn, Weight })) },
        },
      ],
    }),
  );
  const description = await ports.describeListener();
  expect(description?.targetGroups).toHaveLength(2);
  const listener = description && readListener(description);
  expect(listener?.loadBalancerArn).toBe(LoadBalancerArn);
  expect(listener?.defaultRule.routing).toMatchObject({ kind: 'fixed-response', status: 404, body: 'Nobody' });
  expect(listener?.rules).toMatchObject([
    {
      login: { clientId: 'client-sales', cookieName: 'session-sales', onUnauthenticated: 'deny' },
      routing: {
        groups: [
          { weight: 0, group: { kind: 'addresses', arn: wake, targets: [] } },
          { weight: 1, group: { kind: 'addresses', arn: app, targets: [{ host: '127.0.0.1', port: 9001 }] } },
        ],
      },
    },
  ]);
});

test('two listeners on 443 are one too many', async () => {
  await aDeployedListener('one');
  await aDeployedListener('two');
  await expect(ports.describeListener()).rejects.toThrow('2 listeners on port 443');
});

test('an app client’s secret, and none of a client without', async () => {
  const client = clients.cognito();
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'people' }));
  const secretOf = async (GenerateSecret: boolean) => {
    const command = new CreateUserPoolClientCommand({ UserPoolId: UserPool?.Id, ClientName: 'app', GenerateSecret });
    const { UserPoolClient } = await client.send(command);
    const secret = ports.clientSecret(UserPool?.Id ?? '', UserPoolClient?.ClientId ?? '');
    return { secret, expected: UserPoolClient?.ClientSecret };
  };
  const confidential = await secretOf(true);
  expect(await confidential.secret).toBe(confidential.expected);
  await expect((await secretOf(false)).secret).rejects.toThrow('has no secret');
});

test('a function that does not exist cannot be invoked', async () => {
  await expect(ports.invoke(`arn:aws:lambda:${region}:000000000000:function:nobody`, '{}')).rejects.toThrow();
});
