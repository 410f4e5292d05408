import type { Clock, ImagePorts, Watch } from '../../image/ports.ts';
import type { Where } from '../../image/where.ts';
import type { AwsClients } from '../clients.ts';
import { buildLog } from './build-log.ts';
import { builds } from './builds.ts';
import { imageStack, type StackContent } from './image-stack.ts';
import { registry } from './registry.ts';
import { sources, sourcesBucket } from './sources.ts';

/** Everything that building an image needs of AWS. The content is of no interest to whoever removes it. */
export function imagePorts(
  clients: AwsClients,
  where: Where,
  { watch, clock }: { watch: Watch; clock: Clock },
  content?: StackContent,
): ImagePorts {
  const bucket = () => sourcesBucket(clients.cloudFormation(), where.stack);
  return {
    registry: registry(clients.ecr(), where.repository),
    stack: imageStack(clients.cloudFormation(), where.stack, content),
    sources: sources(clients.s3(), bucket),
    builds: builds(clients.codeBuild(), where.stack, bucket, buildLog(clients.logs())),
    clock,
    watch,
  };
}
