import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  paginateListServices,
  type Service,
} from '@aws-sdk/client-ecs';
import {
  DeregisterTargetsCommand,
  type ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** An ECS service as whoever runs its tasks needs it. */
export interface DeployedService {
  name: string;
  desiredCount: number;
  /** Changes with every new version of what is to run. */
  taskDefinition: string;
  command: string[];
  environment: Record<string, string>;
  /** Variable → where ECS takes its value from, when a task starts: the ARN of a secret or of a parameter. */
  secrets: Record<string, string>;
  targetGroupArn: string;
}

/** The services of one cluster. A service without a container or a target group is an error: nothing here deploys one. */
export const services = (ecs: ECSClient, cluster: string) => {
  const containers = new Map<string, ContainerDefinition>();

  async function containerOf(taskDefinition: string): Promise<ContainerDefinition> {
    const known = containers.get(taskDefinition);
    if (known) return known;
    const { taskDefinition: task } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    const [container] = task?.containerDefinitions ?? [];
    if (!container) throw new Error(`Task definition ${taskDefinition} has no container.`);
    containers.set(taskDefinition, container); // a revision never changes
    return container;
  }

  async function deployed({
    serviceName,
    desiredCount,
    taskDefinition,
    loadBalancers,
  }: Service): Promise<DeployedService> {
    const targetGroupArn = loadBalancers?.[0]?.targetGroupArn;
    if (!serviceName || !taskDefinition || !targetGroupArn) throw new Error(`Service ${serviceName} is not complete.`);
    const { command = [], environment = [], secrets = [] } = await containerOf(taskDefinition);
    return {
      name: serviceName,
      desiredCount: desiredCount ?? 0,
      taskDefinition,
      command,
      environment: Object.fromEntries(environment.map(({ name = '', value = '' }) => [name, value])),
      secrets: Object.fromEntries(secrets.map(({ name = '', valueFrom = '' }) => [name, valueFrom])),
      targetGroupArn,
    };
  }

  return {
    async all(): Promise<DeployedService[]> {
      const found: DeployedService[] = [];
      // Ten at a time is what DescribeServices takes.
      for await (const { serviceArns = [] } of paginateListServices({ client: ecs, pageSize: 10 }, { cluster })) {
        if (serviceArns.length === 0) continue;
        const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns }));
        found.push(...(await Promise.all(services.filter(({ status }) => status === 'ACTIVE').map(deployed))));
      }
      return found;
    },
  };
};

/** Puts a task behind the load balancer and takes it away, by address and port. */
export const targets = (elb: ElasticLoadBalancingV2Client) => ({
  async register(TargetGroupArn: string, Id: string, Port: number): Promise<void> {
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, Port }] }));
  },
  async deregister(TargetGroupArn: string, Id: string, Port: number): Promise<void> {
    await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, Port }] }));
  },
});
