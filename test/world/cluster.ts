import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateClusterCommand, CreateServiceCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { environments } from '../../config/environment.ts';
import type { TestRegion } from './shared-aws.ts';

/** A server that is always healthy, says where it listens, and ends with the code of `/exit/<code>`. */
const app = `
import json, os
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/exit/"):
            print("exit", self.path[6:])
            os._exit(int(self.path[6:]))
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_): pass
port = int(os.environ["UVICORN_PORT"])
server = HTTPServer(("127.0.0.1", port), Handler)
print(json.dumps({"port": port}))
print("nothing more")
server.serve_forever()
`;

/** A cluster `apps` with two copies of a service `sales`, which write to the log group `/apps/sales`. Resolves with their target group. */
export async function aCluster({ clients, region }: Pick<TestRegion, 'clients' | 'region'>): Promise<string> {
  const { ecs, loadBalancing, logs } = clients;
  const group = new CreateTargetGroupCommand({ Name: 'sales', TargetType: 'ip' });
  const { TargetGroups: [made] = [] } = await loadBalancing().send(group);
  const targetGroupArn = made?.TargetGroupArn ?? '';
  await logs().send(new CreateLogGroupCommand({ logGroupName: '/apps/sales' }));
  const container = {
    name: 'app',
    image: 'none',
    command: ['python', '-c', app],
    environment: [{ name: environments.task.healthPath, value: '/' }],
    logConfiguration: {
      logDriver: 'awslogs' as const,
      options: { 'awslogs-group': '/apps/sales', 'awslogs-stream-prefix': 'streams', 'awslogs-region': region },
    },
  };
  await ecs().send(new CreateClusterCommand({ clusterName: 'apps' }));
  await ecs().send(new RegisterTaskDefinitionCommand({ family: 'sales', containerDefinitions: [container] }));
  const loadBalancers = [{ targetGroupArn, containerName: 'app', containerPort: 8501 }];
  const wanted = { cluster: 'apps', serviceName: 'sales', taskDefinition: 'sales', desiredCount: 2, loadBalancers };
  await ecs().send(new CreateServiceCommand(wanted));
  return targetGroupArn;
}
