import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { PutImageCommand } from '@aws-sdk/client-ecr';
import type { TestAws } from './aws.ts';

/** How often CodeBuild describes a build before it has provisioned it. */
const answersWhileQueued = 2;

/** The line that each build logs once it is provisioned. */
export const buildLogLine = 'Step 1/9 : FROM python';

/**
 * The embedded AWS's CodeBuild, whose builds do something: it runs none, and forgets what each was started with.
 * A build is queued in its first two answers. CodeBuild names its log once it is provisioned, and says null in the link till then:
 * https://github.com/aws-actions/aws-codebuild-run-build/blob/main/code-build.js
 */
export interface CodeBuild {
  /** What CodeBuild's own address is told to be: `AWS_ENDPOINT_URL_CODEBUILD`. */
  url: string;
  /** The tag of each build that was begun. */
  begun: string[];
  /** What a build does: pushes its image and succeeds; succeeds without one; fails; or goes on until this is changed. */
  builds: 'push' | 'nothing' | 'fail' | 'go on';
  stop(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: CodeBuild's answers, of which a few members are changed
type Json = any;

export async function aCodeBuild({ endpoint, clients, region }: TestAws, repositoryName: string): Promise<CodeBuild> {
  /** By the build's id. */
  const tags = new Map<string, string>();
  /** Tags that were pushed. */
  const images = new Set<string>();
  /** How often each build has been described, by its id. */
  const answers = new Map<string, number>();

  const push = (imageTag: string) => {
    const imageManifest = JSON.stringify({ schemaVersion: 2, annotations: { imageTag } });
    return clients.ecr().send(new PutImageCommand({ repositoryName, imageTag, imageManifest }));
  };

  async function writeLog({ groupName: logGroupName, streamName: logStreamName }: Json) {
    await clients.logs().send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const logEvents = [{ timestamp: Date.now(), message: `${buildLogLine}\n` }];
    await clients.logs().send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }

  /** A build as CodeBuild would describe it now. One that pushes has ended when it is looked at again. */
  async function described(build: Json): Promise<Json> {
    const count = (answers.get(build.id) ?? 0) + 1;
    answers.set(build.id, count);
    const tag = tags.get(build.id) ?? '';
    const environment = { ...build.environment, environmentVariables: [{ name: 'IMAGE_TAG', value: tag }] };
    if (count <= answersWhileQueued) {
      const deepLink = `https://console.aws.amazon.com/cloudwatch/home?region=${region}#logEvent:group=null;stream=null`;
      return { ...build, environment, buildStatus: 'IN_PROGRESS', currentPhase: 'QUEUED', logs: { deepLink } };
    }
    if (count === answersWhileQueued + 1) await writeLog(build.logs);
    const { builds } = codeBuild;
    const pushed = images.has(tag);
    if (builds === 'push' && !pushed) {
      images.add(tag);
      await push(tag);
    }
    const runs = builds === 'go on' || (builds === 'push' && !pushed);
    return {
      ...build,
      environment,
      buildStatus: runs ? 'IN_PROGRESS' : builds === 'fail' ? 'FAILED' : 'SUCCEEDED',
      currentPhase: runs ? 'BUILD' : 'COMPLETED',
    };
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = Buffer.concat(chunks).toString();
    // With the same Host, which is signed.
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      send(endpoint, { method: 'POST', headers: request.headers }, resolve).on('error', reject).end(asked);
    });
    const body: Json = await json(reply);
    if (body.build) {
      const tag = JSON.parse(asked).environmentVariablesOverride[0].value;
      codeBuild.begun.push(tag);
      tags.set(body.build.id, tag);
      body.build = await described(body.build);
    }
    if (body.builds) body.builds = await Promise.all(body.builds.map(described));
    return { status: reply.statusCode ?? 500, body: JSON.stringify(body) };
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body),
      error => response.writeHead(500).end(`${error}`),
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const codeBuild: CodeBuild = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begun: [],
    builds: 'push',
    stop: () =>
      new Promise(stopped => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return codeBuild;
}
