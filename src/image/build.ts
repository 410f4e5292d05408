import type { SourceFile } from './content-hash.ts';
import { buildFailed, goesOn, noRepository, noRoom } from './failures.ts';
import { type Ended, follow } from './follow.ts';
import { patiently } from './patiently.ts';
import { type Build, type ImagePorts, Passing } from './ports.ts';
import { ensureStack } from './stack.ts';
import { deploy, type Where } from './where.ts';
import { zipped } from './zip.ts';

/** What is to be built: its name, and what it is made from. */
export interface Wanted extends Where {
  hash: string;
  files: readonly SourceFile[];
}

/** A push and what it wrote need not be visible in the same second. */
const looksForImage = 4;

/**
 * The image of a content, as `repository@digest`. One that there is costs a request. Any other is built, whoever else is at it: a build
 * under way is followed, and no second one begun. Throws when there is no image in the end, with what to do.
 */
export async function imageFor(wanted: Wanted, ports: ImagePorts): Promise<string> {
  try {
    return await found(wanted, ports);
  } catch (cause) {
    if (!(cause instanceof Passing)) throw cause;
    throw new Error(`${cause.message}\nDeploy again: ${deploy(wanted)}`, { cause });
  }
}

async function found(wanted: Wanted, ports: ImagePorts): Promise<string> {
  const { clock, watch } = ports;
  const known = await find(wanted, ports);
  if (known?.digest) return named(known.repository, known.digest);
  watch.say(`There is no image of ${wanted.hash.slice(0, 12)} yet.`);
  await ensureStack(ports, wanted);
  const [last] = await patiently(clock, 'ask CodeBuild for earlier builds', () => ports.builds.of(wanted.hash));
  const made = await find(wanted, ports); // after the builds: what one of them that has ended pushed is there by now
  if (!made) throw new Error(noRepository(wanted));
  if (made.digest) return named(made.repository, made.digest);
  const ended = await built(wanted, last, ports);
  // Whatever became of the build: an image is pushed last, and whole.
  for (let look = 1; look <= looksForImage; look++) {
    const image = await find(wanted, ports);
    if (image?.digest) {
      watch.say('The image is built.');
      return named(image.repository, image.digest);
    }
    if (ended.build.status !== 'SUCCEEDED') break;
    await clock.wait(look);
  }
  throw new Error(buildFailed(ended, wanted));
}

const named = (repository: string, digest: string) => `${repository}@${digest}`;

const find = ({ hash, repository }: Wanted, { registry, clock }: ImagePorts) =>
  patiently(clock, `ask ECR for the image in ${repository}`, () => registry.image(hash));

/** Follows the build of this content that runs, or begins one. */
async function built(wanted: Wanted, last: Build | undefined, ports: ImagePorts): Promise<Ended> {
  const runs = last?.status === 'IN_PROGRESS';
  if (runs) ports.watch.say(`Build ${last.id} of an earlier deploy is still under way. Following it.`);
  const build = runs ? last : await begun(wanted, last, ports);
  try {
    return await follow(build, ports);
  } catch (cause) {
    if (!(cause instanceof Passing)) throw cause;
    throw new Error(`${cause.message}\n${goesOn(build, wanted)}`, { cause });
  }
}

async function begun(wanted: Wanted, last: Build | undefined, { builds, sources, clock, watch }: ImagePorts) {
  const { hash, files } = wanted;
  await patiently(clock, 'upload what the image is made from', () => sources.put(hash, zipped(files)));
  // Two who deploy at once begin one build. Whoever deploys after a build that failed begins another.
  const token = `${hash}-after-${last?.id.split(':').at(-1) ?? 'none'}`;
  const build = await patiently(clock, 'begin a build', () => builds.start(hash, token));
  if ('full' in build) throw new Error(noRoom(build, wanted));
  watch.say(`Build ${build.id} has begun. The first takes some minutes.`);
  return build;
}
