import {
  BatchDeleteBuildsCommand,
  BatchGetBuildsCommand,
  type Build as CodeBuildBuild,
  type CodeBuildClient,
  ListBuildsForProjectCommand,
  StartBuildCommand,
  StopBuildCommand,
} from '@aws-sdk/client-codebuild';
import { imageBuild } from '../../../config/names.ts';
import type { Build, BuildStatus, Builds } from '../../image/ports.ts';
import { unlessMissing } from '../missing.ts';
import { markTransient } from '../transient.ts';
import { type LogStream, logStreamOf, type ReadLog } from './build-log.ts';
import { sourceKey } from './sources.ts';

/** The variable that a build is started with: the tag it pushes, and what it is found by. */
const tagVariable = imageBuild.variables.tag;
/** CodeBuild answers for so many at once. */
const page = 100;

/** The builds of one CodeBuild project. */
export function builds(
  codeBuild: CodeBuildClient,
  projectName: string,
  bucket: () => Promise<string | undefined>,
  readLog: ReadLog,
): Builds {
  /** By build, as its latest description names it. */
  const logStreams = new Map<string, LogStream>();

  const described = async (ids: string[]): Promise<CodeBuildBuild[]> => {
    if (ids.length === 0) return [];
    const { builds: found = [] } = await markTransient(codeBuild.send(new BatchGetBuildsCommand({ ids })));
    return found;
  };

  async function recent(): Promise<CodeBuildBuild[]> {
    const command = new ListBuildsForProjectCommand({ projectName, sortOrder: 'DESCENDING' });
    const answer = await unlessMissing(markTransient(codeBuild.send(command)), 'ResourceNotFoundException');
    return described(answer?.ids?.slice(0, page) ?? []);
  }

  return {
    async of(hash) {
      const found = (await recent()).filter(build => tagOf(build) === hash);
      return found.sort((a, b) => Number(b.startTime ?? 0) - Number(a.startTime ?? 0)).map(seen);
    },

    async start(hash, idempotencyToken) {
      const command = new StartBuildCommand({
        projectName,
        idempotencyToken,
        sourceLocationOverride: `${await bucket()}/${sourceKey(hash)}`,
        environmentVariablesOverride: [{ name: tagVariable, value: hash, type: 'PLAINTEXT' }],
      });
      try {
        const { build } = await markTransient(codeBuild.send(command));
        return seen(build ?? {});
      } catch (error) {
        if (error instanceof Error && error.name === 'AccountLimitExceededException') return { full: error.message };
        throw error;
      }
    },

    async look(id) {
      const [build] = await described([id]);
      if (!build) return undefined;
      const stream = logStreamOf(build);
      if (stream) logStreams.set(id, stream);
      return seen(build);
    },

    async lines(id, after) {
      const stream = logStreams.get(id);
      return stream ? readLog(stream, after) : { lines: [] };
    },

    async forget() {
      for (let found = await recent(); found.length > 0; ) {
        for (const { id, buildStatus } of found) {
          if (buildStatus === 'IN_PROGRESS') await markTransient(codeBuild.send(new StopBuildCommand({ id })));
        }
        const ids = found.flatMap(({ id }) => id ?? []);
        const { buildsDeleted = [] } = await markTransient(codeBuild.send(new BatchDeleteBuildsCommand({ ids })));
        if (buildsDeleted.length === 0) return; // those that are stopping; nothing of them costs anything
        found = await recent();
      }
    },
  };
}

const tagOf = ({ environment }: CodeBuildBuild) =>
  environment?.environmentVariables?.find(({ name }) => name === tagVariable)?.value;

function seen(build: CodeBuildBuild): Build {
  const { id = '', buildStatus, currentPhase = 'SUBMITTED', phases = [], logs } = build;
  const failed = phases.find(({ phaseStatus }) => phaseStatus && !['SUCCEEDED', 'QUEUED'].includes(phaseStatus));
  const reason = failed?.contexts?.flatMap(({ message }) => message ?? []).join(' ');
  return {
    id,
    status: (buildStatus ?? 'IN_PROGRESS') as BuildStatus,
    phase: failed?.phaseType ?? currentPhase,
    ...(reason ? { reason } : {}),
    // Until the log has a name, the link leads to `group=null;stream=null`.
    ...(logs?.deepLink && logStreamOf(build) ? { log: logs.deepLink } : {}),
  };
}
