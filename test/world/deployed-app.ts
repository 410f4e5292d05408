import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from '../../src/aws/clients.ts';
import { type DeployedPower, deployedPower } from '../../src/aws/power/deployed.ts';
import { pageRule } from '../../src/aws/power/page-rule.ts';
import { stackOutputs } from '../../src/aws/stack/stack.ts';

/** The reconciler of a deployed stack. */
export async function powerIn(clients: AwsClients, stack: string): Promise<DeployedPower> {
  const deployed = await deployedPower(clients, stack);
  if (!deployed) throw new Error(`${stack} has no reconciler.`);
  return deployed;
}

/** What is deployed of an app, how long its page rule has people signed in, and what is noted. */
export async function seenOf(clients: AwsClients, stack: string, name: string, host: string) {
  const { ports, notes } = await powerIn(clients, stack);
  const { services, routing } = ports();
  const { desiredCount } = (await services.describe([name]).get(name)) ?? {};
  const { wishes, record } = await notes.read(name);
  const { ListenerArn } = await stackOutputs(clients.cloudFormation(), stack);
  const { Rules = [] } = await clients.loadBalancing().send(new DescribeRulesCommand({ ListenerArn }));
  const [login] = pageRule(Rules, host).Actions ?? [];
  return {
    desiredCount,
    route: await routing.current(name),
    sessionHours: Number(login?.AuthenticateCognitoConfig?.SessionTimeout) / 3600,
    state: record?.state,
    verified: record?.unverified === undefined,
    wishes: Object.keys(wishes),
  };
}
