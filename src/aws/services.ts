import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type LogConfiguration,
  paginateListServices,
  type Service,
  SubmitTaskStateChangeCommand,
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
  /** The container's name. */
  container: string;
  command: string[];
  environment: Record<string, string>;
  /** Variable → where ECS takes its value from, when a task starts: the ARN of a secret or of a parameter. */
  secrets: Record<string, string>;
  targetGroupArn: string;
  /** Where the container's output goes; absent where nobody keeps it. */
  logs?: { group: string; streamPrefix: string };
}

/** How a task came to an end by itself. */
export interface TaskEnd {
  reason: string;
  /** The container's; absent when it never ran. */
  exitCode?: number;
}

/** The services of one cluster, and what is said of their tasks to and fro. A service without a container or a target group is an error: nothing here deploys one. */
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
    const container = await containerOf(taskDefinition);
    const { name = '', command = [], environment = [], secrets = [], logConfiguration } = container;
    const logs = logsOf(logConfiguration);
    return {
      name: serviceName,
      desiredCount: desiredCount ?? 0,
      taskDefinition,
      container: name,
      command,
      environment: Object.fromEntries(environment.map(({ name = '', value = '' }) => [name, value])),
      secrets: Object.fromEntries(secrets.map(({ name = '', valueFrom = '' }) => [name, valueFrom])),
      targetGroupArn,
      ...(logs && { logs }),
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

    /** The ARNs of the tasks that ECS counts as running the service's version, at most a hundred of them. */
    async tasks({ name, taskDefinition }: DeployedService): Promise<string[]> {
      const { taskArns: listed } = await ecs.send(new ListTasksCommand({ cluster, serviceName: name }));
      if (!listed?.length) return [];
      const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: listed }));
      return tasks
        .filter(({ taskDefinitionArn }) => taskDefinitionArn === taskDefinition)
        .map(({ taskArn = '' }) => taskArn);
    },

    /**
     * Tells ECS that a task is over, as the agent beside its containers does. ECS then starts another one.
     * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SubmitTaskStateChange.html
     */
    async ended(task: string, containerName: string, { reason, exitCode }: TaskEnd): Promise<void> {
      const containers = exitCode === undefined ? [] : [{ containerName, exitCode, status: 'STOPPED' }];
      await ecs.send(new SubmitTaskStateChangeCommand({ cluster, task, status: 'STOPPED', reason, containers }));
    },
  };
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html */
function logsOf({ logDriver, options = {} }: Partial<LogConfiguration> = {}): DeployedService['logs'] {
  const { 'awslogs-group': group, 'awslogs-stream-prefix': streamPrefix } = options;
  return logDriver === 'awslogs' && group && streamPrefix ? { group, streamPrefix } : undefined;
}

/** Puts a task behind the load balancer and takes it away, by address and port. */
export const targets = (elb: ElasticLoadBalancingV2Client) => ({
  async register(TargetGroupArn: string, Id: string, Port: number): Promise<void> {
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, Port }] }));
  },
  async deregister(TargetGroupArn: string, Id: string, Port: number): Promise<void> {
    await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, Port }] }));
  },
});
