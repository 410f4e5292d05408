import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from '../../src/aws/clients.ts';
import { targets } from '../../src/aws/services.ts';

/** A server that always says the same, registered as the one target of a group of its own. */
export async function anAnswerer(
  clients: AwsClients,
  body: string,
): Promise<{ server: Server; targetGroupArn: string }> {
  const server = createServer((_request, response) => response.end(body));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const Name = `answers-${port}`;
  const group = new CreateTargetGroupCommand({ Name, TargetType: 'ip', Protocol: 'HTTP', Port: port });
  const { TargetGroups: [created] = [] } = await clients.loadBalancing().send(group);
  const targetGroupArn = created?.TargetGroupArn ?? '';
  await targets(clients.loadBalancing()).register(targetGroupArn, '127.0.0.1', port);
  return { server, targetGroupArn };
}
