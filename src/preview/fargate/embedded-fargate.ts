import type { AwsClients } from '../../aws/clients.ts';
import { type DeployedService, services, targets } from '../../aws/services.ts';
import { logStream } from '../aws/log-shipping.ts';
import type { FargatePorts } from './fargate.ts';
import type { localTasks } from './local-tasks.ts';
import { shipLog } from './log-shipping.ts';

export interface EmbeddedFargateOptions {
  clients: Pick<AwsClients, 'ecs' | 'loadBalancing' | 'logs'>;
  /** The cluster's name. */
  cluster: string;
  /** The host where tasks listen. */
  host: string;
  local: ReturnType<typeof localTasks>;
  log(problem: string): void;
}

/** Runs the tasks of an embedded cluster as local processes, registers them as targets, and ships their logs. */
export function embeddedFargate({ clients, cluster, host, local, log }: EmbeddedFargateOptions): FargatePorts {
  const deployed = services(clients.ecs(), cluster);
  const { register, deregister } = targets(clients.loadBalancing());
  return {
    services: deployed.all,
    tasks: deployed.tasks,
    ended: deployed.ended,
    healthy: local.healthy,
    register: (group, port) => register(group, host, port),
    deregister: (group, port) => deregister(group, host, port),
    log,

    async run(service, arn) {
      const { output, ...task } = await local.run(service);
      if (!service.logs) return task;
      const ship = logStream(clients.logs(), service.logs.group, streamOf(service.logs, service.container, arn));
      const shipped = task.exited.then(shipLog(output, { ship, log }).stop);
      return { ...task, stop: () => task.stop().then(() => shipped) };
    },
  };
}

/** The name that the awslogs driver uses. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html */
const streamOf = ({ streamPrefix }: NonNullable<DeployedService['logs']>, container: string, arn: string) =>
  `${streamPrefix}/${container}/${arn.slice(arn.lastIndexOf('/') + 1)}`;
