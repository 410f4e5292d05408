import type { Build, ImagePorts } from './ports.ts';
import { withRetries } from './retries.ts';

const pollSeconds = 3;
/** The end of a log comes later than the end of its build. */
const readsAfterEnd = 3;
/** A build has a quarter of an hour to begin and half an hour to run, and then CodeBuild itself ends it. */
const maxSeconds = 60 * 60;
const lastLines = 20;

/** A build at its end, or the last that was seen of it, and the end of its log. */
export interface EndedBuild {
  build: Build;
  lines: string[];
}

type Ports = Pick<ImagePorts, 'builds' | 'clock' | 'watch'>;

/** Follows a build to its end: says each phase and each line. Throws `TransientError` when the connection is lost for minutes. */
export async function followBuild(begun: Build, ports: Ports): Promise<EndedBuild> {
  const { builds, clock, watch } = ports;
  const log = tail(begun.id, ports);
  watch.follows(begun);
  let build = begun;
  let phase = '';
  for (const end = clock.now() + maxSeconds; clock.now() < end; await clock.wait(pollSeconds)) {
    const seen = await withRetries(clock, `ask CodeBuild for build ${begun.id}`, () => builds.look(begun.id));
    if (!seen) throw new Error(`CodeBuild does not know build ${begun.id} any more: somebody deleted it.`);
    build = seen;
    const goesOn = build.status === 'IN_PROGRESS';
    if (goesOn && build.phase !== phase) watch.say(`Building the image: ${build.phase}`);
    phase = build.phase;
    await log.read();
    if (!goesOn) break;
  }
  // Of a build that went well nobody needs the rest.
  for (let look = 0; build.status !== 'SUCCEEDED' && look < readsAfterEnd; look++) {
    await clock.wait(1);
    await log.read();
  }
  return { build, lines: log.lines };
}

/** The log from its beginning on. It never throws: a build is followed by its phases too. */
function tail(id: string, { builds, watch }: Ports) {
  const lines: string[] = [];
  let after: string | undefined;
  let told = false;
  return {
    lines,
    async read(): Promise<void> {
      try {
        const { lines: found, next } = await builds.lines(id, after);
        after = next;
        if (found.length > 0) watch.logged(found);
        lines.push(...found);
        lines.splice(0, lines.length - lastLines);
      } catch (error) {
        if (!told) watch.say(`The build's log cannot be read: ${error instanceof Error ? error.message : error}`);
        told = true;
      }
    },
  };
}
