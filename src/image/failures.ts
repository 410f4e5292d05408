import type { EndedBuild } from './follow.ts';
import type { Build, BuildStatus, NoCapacity } from './ports.ts';
import { fixByHand } from './stack-failures.ts';
import { deployCommand, type ImageStackRef } from './where.ts';

/** The result of a build and what to do, for every end but success. */
const ends: Record<Exclude<BuildStatus, 'SUCCEEDED'>, [what: string, fix: string]> = {
  FAILED: ['failed', 'Mend what the log complains of, and deploy again'],
  FAULT: ['was given up by CodeBuild itself', 'That is not about what is built. Deploy again'],
  STOPPED: ['was stopped by somebody', 'Deploy again'],
  TIMED_OUT: [
    'did not end in time',
    'Packages that are compiled take long: choose versions that have wheels for these processors. Deploy again',
  ],
  IN_PROGRESS: ['has not ended after an hour', 'It goes on, and the next deploy follows it'],
};

/** A build that ended, and left no image. */
export function buildFailed({ build, lines }: EndedBuild, where: ImageStackRef): string {
  if (build.status === 'SUCCEEDED') return noImage(build, where);
  const [what, fix] = ends[build.status];
  return [
    `The image was not built: build ${build.id} ${what}, in phase ${build.phase}${build.reason ? `: ${build.reason}` : ''}.`,
    ...(lines.length === 0 ? ['There is no log of it.'] : ['The end of its log:', ...lines.map(line => `  ${line}`)]),
    ...place(build),
    `${fix}: ${deployCommand(where)}`,
  ].join('\n');
}

/** Said of a build that CodeBuild calls good. */
const noImage = (build: Build, where: ImageStackRef) =>
  [
    `Build ${build.id} succeeded, but ${where.repository} has no image of it: somebody deleted it, or the build did not push.`,
    ...place(build),
    `Deploy again, which builds it again: ${deployCommand(where)}`,
  ].join('\n');

const place = ({ log }: Build) => (log ? [`All of it: ${log}`] : []);

/** A connection that was lost for minutes, or a Ctrl-C: CodeBuild does not care. */
export const stillRunning = ({ id, log }: Pick<Build, 'id' | 'log'>, where: ImageStackRef) =>
  [
    `Build ${id} goes on without us${log ? `: ${log}` : '.'}`,
    `The next deploy follows it: ${deployCommand(where)}`,
  ].join('\n');

/** https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html */
export function noBuildCapacity({ full }: NoCapacity, where: ImageStackRef): string {
  const quotas = `https://${where.region}.console.aws.amazon.com/servicequotas/home/services/codebuild/quotas`;
  const said = `CodeBuild in ${where.region} takes no build: ${full.replace(/\.$/, '')}.`;
  const again = `deploy again: ${deployCommand(where)}`;
  return /more than 0\b/.test(full)
    ? [
        said,
        'New accounts may build nothing until AWS is asked. Ask for 1 or more "Concurrently running builds" of the machines this stage',
        `builds on, Linux/Small or ARM/Small: ${quotas}`,
        'If it cannot be asked for there, open a case: https://console.aws.amazon.com/support/home',
        `When it is granted, ${again}`,
      ].join('\n')
    : [said, `Wait until other builds have ended, or ask for more at once: ${quotas}`, `Then ${again}`].join('\n');
}

/** CloudFormation believes in a repository that somebody deleted. */
export const noRepository = (where: ImageStackRef) =>
  [
    `ECR has no repository ${where.repository}, though the stack ${where.stack} made one: somebody deleted it.`,
    'Delete the stack too, and deploy; all that is in it can be built again:',
    ...fixByHand(where),
    `    ${deployCommand(where)}`,
  ].join('\n');
