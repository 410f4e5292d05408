import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteRuleCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { sessionCookieName } from '../../config/names.ts';
import type { AwsClients } from '../../src/aws/clients.ts';
import { targets } from '../../src/aws/services.ts';
import { stackOutputs } from '../../src/aws/stack/stack.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/**
 * What a preview's load balancer tells an app of a visitor who has signed in to it: its genuine `x-amzn-oidc-*` headers, taken off the
 * wire by a rule with the app's own login.
 */
export async function captureIdentityHeaders(
  clients: AwsClients,
  app: { name: string; url: string },
  visitor: Visitor,
): Promise<Record<string, string>> {
  const { ListenerArn } = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
  const elb = clients.loadBalancing();
  const thief = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  thief.listen(0, '127.0.0.1');
  await once(thief, 'listening');
  try {
    const { port } = thief.address() as AddressInfo;
    const group = new CreateTargetGroupCommand({
      Name: `thief-${port}`,
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: port,
    });
    const { TargetGroups: [created] = [] } = await elb.send(group);
    await targets(elb).register(created?.TargetGroupArn ?? '', '127.0.0.1', port);
    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn }));
    const login = Rules.flatMap(({ Actions = [] }) => Actions).find(
      ({ AuthenticateCognitoConfig }) => AuthenticateCognitoConfig?.SessionCookieName === sessionCookieName(app.name),
    );
    const rule = new CreateRuleCommand({
      ListenerArn,
      Priority: 50, // before the portal's
      Conditions: [{ Field: 'path-pattern', Values: ['/steal'] }],
      Actions: [
        { ...login, Type: 'authenticate-cognito', Order: 1 },
        { Type: 'forward', Order: 2, TargetGroupArn: created?.TargetGroupArn },
      ],
    });
    const { Rules: [made] = [] } = await elb.send(rule);
    let told = '';
    await until('the headers are overheard', async () => {
      told = (await visitor.get(`${app.url}/steal`)).body;
      return told.includes('x-amzn-oidc-data');
    });
    await elb.send(new DeleteRuleCommand({ RuleArn: made?.RuleArn }));
    return Object.fromEntries(
      Object.entries<string>(JSON.parse(told)).filter(([name]) => name.startsWith('x-amzn-oidc-')),
    );
  } finally {
    thief.close();
  }
}
