import { setTimeout as delay } from 'node:timers/promises';
import type { ImagePorts, Watch } from '../../image/ports.ts';
import type { Where } from '../../image/where.ts';
import type { AwsClients } from '../clients.ts';
import { buildLog } from './build-log.ts';
import { builds } from './builds.ts';
import { imageStack, type StackContent } from './image-stack.ts';
import { registry } from './registry.ts';
import { sources, sourcesBucket } from './sources.ts';

/** Everything that building an image needs of AWS. The content is of no interest to whoever removes it. */
export function imagePorts(clients: AwsClients, where: Where, watch: Watch, content?: StackContent): ImagePorts {
  const bucket = () => sourcesBucket(clients.cloudFormation(), where.stack);
  return {
    registry: registry(clients.ecr(), where.repository),
    stack: imageStack(clients.cloudFormation(), where.stack, content),
    sources: sources(clients.s3(), bucket),
    builds: builds(clients.codeBuild(), where.stack, bucket, buildLog(clients.logs())),
    clock: { now: () => performance.now() / 1000, wait: async seconds => void (await delay(seconds * 1000)) },
    watch,
  };
}
