import type { SourceFile } from './content-hash.ts';
import { buildFailed, noBuildCapacity, noRepository, stillRunning } from './failures.ts';
import { type EndedBuild, followBuild } from './follow.ts';
import { type Build, type ImagePorts, TransientError } from './ports.ts';
import { withRetries } from './retries.ts';
import { ensureStack } from './stack.ts';
import { deployCommand, type ImageStackRef } from './where.ts';
import { zipFiles } from './zip.ts';

/** What is to be built: its name, and what it is made from. */
export interface WantedImage extends ImageStackRef {
  hash: string;
  files: readonly SourceFile[];
}

/** A push and what it wrote need not be visible in the same second. */
const maxImageLookups = 4;

/**
 * The image of a content, as `repository@digest`. One that there is costs a request. Any other is built, whoever else is at it: a build
 * under way is followed, and no second one begun. Throws when there is no image in the end, with what to do.
 */
export async function imageFor(wanted: WantedImage, ports: ImagePorts): Promise<string> {
  try {
    return await findOrBuild(wanted, ports);
  } catch (cause) {
    if (!(cause instanceof TransientError)) throw cause;
    throw new Error(`${cause.message}\nDeploy again: ${deployCommand(wanted)}`, { cause });
  }
}

async function findOrBuild(wanted: WantedImage, ports: ImagePorts): Promise<string> {
  const { clock, watch } = ports;
  const known = await findImage(wanted, ports);
  if (known?.digest) return imageUri(known.repository, known.digest);
  watch.say(`There is no image of ${wanted.hash.slice(0, 12)} yet.`);
  await ensureStack(ports, wanted);
  const [last] = await withRetries(clock, 'ask CodeBuild for earlier builds', () => ports.builds.of(wanted.hash));
  const made = await findImage(wanted, ports); // after the builds: what one of them that has ended pushed is there by now
  if (!made) throw new Error(noRepository(wanted));
  if (made.digest) return imageUri(made.repository, made.digest);
  const ended = await followOrStart(wanted, last, ports);
  // Whatever became of the build: an image is pushed last, and whole.
  for (let look = 1; look <= maxImageLookups; look++) {
    const image = await findImage(wanted, ports);
    if (image?.digest) {
      watch.say('The image is built.');
      return imageUri(image.repository, image.digest);
    }
    if (ended.build.status !== 'SUCCEEDED') break;
    await clock.wait(look);
  }
  throw new Error(buildFailed(ended, wanted));
}

const imageUri = (repository: string, digest: string) => `${repository}@${digest}`;

const findImage = ({ hash, repository }: WantedImage, { registry, clock }: ImagePorts) =>
  withRetries(clock, `ask ECR for the image in ${repository}`, () => registry.image(hash));

/** Follows the build of this content that runs, or begins one. */
async function followOrStart(wanted: WantedImage, last: Build | undefined, ports: ImagePorts): Promise<EndedBuild> {
  const runs = last?.status === 'IN_PROGRESS';
  if (runs) ports.watch.say(`Build ${last.id} of an earlier deploy is still under way. Following it.`);
  const build = runs ? last : await startBuild(wanted, last, ports);
  try {
    return await followBuild(build, ports);
  } catch (cause) {
    if (!(cause instanceof TransientError)) throw cause;
    throw new Error(`${cause.message}\n${stillRunning(build, wanted)}`, { cause });
  }
}

async function startBuild(wanted: WantedImage, last: Build | undefined, { builds, sources, clock, watch }: ImagePorts) {
  const { hash, files } = wanted;
  await withRetries(clock, 'upload what the image is made from', () => sources.put(hash, zipFiles(files)));
  // Two who deploy at once begin one build. Whoever deploys after a build that failed begins another.
  const token = `${hash}-after-${last?.id.split(':').at(-1) ?? 'none'}`;
  const build = await withRetries(clock, 'begin a build', () => builds.start(hash, token));
  if ('full' in build) throw new Error(noBuildCapacity(build, wanted));
  watch.say(`Build ${build.id} has begun. The first takes some minutes.`);
  return build;
}
