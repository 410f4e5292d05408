import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StageSettings } from '../config/settings/stage.ts';
import { settingsOf } from '../config/stages.ts';
import { imageRecipe } from '../resources/image/build.ts';
import { imageStack } from '../resources/image/image.ts';
import { stageOf } from '../resources/stage.ts';
import { difference } from '../resources/testing/difference.ts';
import { registry } from '../src/aws/image/ports.ts';
import { services } from '../src/aws/services.ts';
import { stackState } from '../src/aws/stack/stack.ts';
import { contentHash } from '../src/image/content-hash.ts';
import { imageSource } from '../src/image/disk/image-source.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aCodeBuild, buildLogLine, type CodeBuild } from './world/code-build.ts';
import { aProject } from './world/project.ts';
import { runSls } from './world/sls-process.ts';
import { createTeamResources } from './world/team-resources.ts';

const root = join(import.meta.dirname, '..');
const repository = 'streamgate-dev/image';
const project = aProject();
const page = join(project.root, 'streamlit', 'app.py');

let aws: TestAws;
let codeBuild: CodeBuild;
let empty: unknown;
let settings: StageSettings;

beforeAll(async () => {
  aws = await anAws('eu-west-1');
  codeBuild = await aCodeBuild(aws, repository);
  const { zone } = await createTeamResources(aws);
  settings = {
    place: { account: '000000000000', region: 'eu-west-1' },
    domain: { hostedZone: zone, login: { prefix: 'images' } },
    login: {},
    groups: [],
    apps: {
      sales: {
        ...{ host: 'sales.example.com', entry: 'app.py', size: { cpu: 256, memoryMiB: 512 } },
        ...{ policy: 'everyoneInvited', contact: 'us' },
      },
    },
  };
  project.stage('dev', settings);
  empty = aws.inventory();
});

afterAll(async () => {
  await codeBuild?.stop();
  await aws?.stop();
  project.remove();
});

const sls = (command: string, interruptAt?: string) =>
  runSls({
    folder: project.root,
    line: `${command} --stage dev`,
    env: { AWS_ENDPOINT_URL: aws.endpoint, AWS_ENDPOINT_URL_CODEBUILD: codeBuild.url },
    ...(interruptAt ? { interruptAt } : {}),
  });
const hash = async (architecture: 'arm64' | 'x86_64' = 'arm64') =>
  contentHash(
    await imageSource(join(project.root, 'streamlit'), join(project.root, 'gate')),
    imageRecipe(architecture),
  );
const digest = async (tag: string) => (await registry(aws.clients.ecr(), repository).image(tag))?.digest;
const stack = (name: string) => stackState(aws.clients.cloudFormation(), name);

/** The image that the deployed service runs. */
async function running(): Promise<string | undefined> {
  const [service] = await services(aws.clients.ecs(), 'streamgate-dev').all();
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: service?.taskDefinition });
  const { taskDefinition } = await aws.clients.ecs().send(command);
  return taskDefinition?.containerDefinitions?.[0]?.image;
}

test('a build that fails, or makes nothing, leaves the stage as it was, and says so', async () => {
  codeBuild.builds = 'fail';
  const failed = await sls('deploy --no-verify');
  expect(failed.said).toContain('✗ The image was not built: build streamgate-dev-image:');
  expect(failed.said).toContain(`The end of its log:\n  ${buildLogLine}\n`);
  expect(failed.status).toBe(1);
  codeBuild.builds = 'nothing';
  const nothing = await sls('deploy --no-verify');
  expect(nothing.said).toMatch(/✗ Build \S+ succeeded, but streamgate-dev\/image has no image of it/);
  expect(codeBuild.begun).toEqual([await hash(), await hash()]);
  expect(await stack('streamgate-dev')).toBeUndefined();
}, 240_000);

test('what only the image left is removed too, and can be deployed', async () => {
  expect(await stack('streamgate-dev-image')).toMatchObject({ status: 'CREATE_COMPLETE' });
  expect(await sls('remove')).toMatchObject({ status: 0 });
  // The account's and not the stage's: the role by which ECS itself acts.
  expect(Object.keys(difference(empty, aws.inventory()))).toEqual(['iam Roles']);
  empty = aws.inventory();
});

test('an interrupted deploy leaves its build alone, and the next one follows it', async () => {
  Object.assign(codeBuild, { builds: 'go on', begun: [] });
  const { status, said } = await sls('deploy --no-verify', 'Building the image: BUILD');
  expect(said).toMatch(/✗ Build \S+ goes on without us\.\nThe next deploy follows it: npx sls deploy --stage dev/);
  expect(status).toBe(1);
  expect(await stack('streamgate-dev')).toBeUndefined();

  codeBuild.builds = 'push';
  const next = await sls('deploy --no-verify');
  expect(next.status).toBe(0);
  expect(codeBuild.begun).toEqual([await hash()]);
  expect(await running()).toMatch(new RegExp(`/${repository}@${await digest(await hash())}$`));
});

test('the same source is not built again; another one is, once, and is what runs then', async () => {
  codeBuild.begun = [];
  const same = await sls('deploy --no-verify');
  expect(same).toMatchObject({ status: 0 });
  expect(codeBuild.begun).toEqual([]);
  expect(same.said).toContain('No changes to deploy');

  const before = await running();
  writeFileSync(page, 'import streamlit\n\nstreamlit.title("Another page")\n');
  expect(await sls('deploy --no-verify')).toMatchObject({ status: 0 });
  expect(codeBuild.begun).toEqual([await hash()]);
  expect(await running()).not.toBe(before);
  expect(await running()).toMatch(new RegExp(`@${await digest(await hash())}$`));

  writeFileSync(page, 'import streamlit\n\nstreamlit.title("A third")\n');
  expect((await sls('deploy --no-verify --param image=typed')).status).toBe(0);
  expect(codeBuild.begun).toHaveLength(1);
  expect(await running()).toBe('typed');
});

test('the same source for another architecture is another image, and the tasks get both at once', async () => {
  codeBuild.begun = [];
  project.stage('dev', { ...settings, architecture: 'x86_64' });
  expect((await sls('deploy --no-verify')).status).toBe(0);
  const tag = await hash('x86_64');
  expect(codeBuild.begun).toEqual([tag]);
  expect(tag).not.toBe(await hash('arm64'));
  expect(await running()).toMatch(new RegExp(`@${await digest(tag)}$`));
});

test('removed, nothing is left', async () => {
  expect(await sls('remove')).toMatchObject({ status: 0 });
  expect(aws.inventory()).toEqual(empty);
});

test.each(['arm64', 'x86_64'] as const)('cfn-lint finds nothing in the stack that builds for %s', architecture => {
  const preview = { port: 8501, awsEndpoint: aws.endpoint };
  const template = imageStack(stageOf('prod', { ...settingsOf('prod'), architecture }, preview));
  const file = join(aws.directory, `${architecture}.json`);
  writeFileSync(file, JSON.stringify(template));
  const lint = join(root, '.venv', 'tools', 'bin', 'cfn-lint');
  const { status, stdout } = spawnSync(lint, ['-r', 'eu-west-1', '--', file], { encoding: 'utf8' });
  rmSync(file);
  expect({ status, said: stdout.trim() }).toEqual({ status: 0, said: '' });
});
