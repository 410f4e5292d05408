import type { AwsClients } from '../../src/aws/clients.ts';
import { services, targets } from '../../src/aws/services.ts';
import { startFargate } from '../../src/preview/fargate/fargate.ts';

/** What runs an embedded AWS's tasks in the test's own process: nothing does, but they count, fail and get healthy. */
export interface DataPlane {
  /** What becomes of tasks that are started from now on. `slow`: they run, and are not healthy yet. */
  tasks: 'healthy' | 'slow' | 'broken';
  stop(): Promise<void>;
}

/** What a broken task exits with. */
const code = 3;

/** Runs what the services of a cluster want, which may be deployed later. */
export function aDataPlane({ ecs, loadBalancing }: AwsClients, cluster: string): DataPlane {
  const deployed = services(ecs(), cluster);
  const { register, deregister } = targets(loadBalancing());
  const host = '127.0.0.1';
  let ports = 20_000;
  const fargate = startFargate({
    services: deployed.all,
    tasks: deployed.tasks,
    ended: deployed.ended,
    healthy: async () => plane.tasks === 'healthy',
    register: (group, port) => register(group, host, port),
    deregister: (group, port) => deregister(group, host, port),
    log: () => undefined,
    async run() {
      const { promise: exited, resolve } = Promise.withResolvers<{ code: number; signal: null }>();
      if (plane.tasks === 'broken') resolve({ code, signal: null });
      return { port: ports++, exited, stop: async () => resolve({ code: 0, signal: null }) };
    },
  });
  fargate.running.catch(() => undefined); // that takes as long as a test wants it to
  const plane: DataPlane = { tasks: 'healthy', stop: fargate.stop };
  return plane;
}
