import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { settingsOf } from '../../config/stages.ts';
import { stageOf } from '../stage.ts';
import { imageRecipe } from './build.ts';
import { imageStack } from './image.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON, and the test reads deep into it
type Json = any;

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const resources = (architecture: 'arm64' | 'x86_64' = 'arm64'): Json =>
  imageStack(stageOf('prod', { ...settingsOf('prod'), architecture }, preview)).Resources;

test('an image is not overwritten, is scanned, and everything goes with the stack', () => {
  const { Images, Layers, Sources } = resources();
  expect(Images.Properties).toMatchObject({
    ImageTagMutability: 'IMMUTABLE',
    ImageScanningConfiguration: { ScanOnPush: true },
    EmptyOnDelete: true,
  });
  expect(Layers.Properties).toMatchObject({ EmptyOnDelete: true });
  expect(Sources.Properties.LifecycleConfiguration.Rules).toMatchObject([{ Status: 'Enabled', ExpirationInDays: 7 }]);
  // A stage that keeps its people keeps nothing of this.
  for (const resource of Object.values<Json>(resources())) {
    expect(resource).not.toHaveProperty('DeletionPolicy');
    expect(resource).not.toHaveProperty('UpdateReplacePolicy');
  }
});

test('nobody else reads what an image is made from', () => {
  const { Sources, SourcesPolicy } = resources();
  expect(new Set(Object.values(Sources.Properties.PublicAccessBlockConfiguration))).toEqual(new Set([true]));
  expect(SourcesPolicy.Properties.PolicyDocument.Statement).toMatchObject([
    { Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ]);
});

test('a build may do what it says and nothing else', () => {
  const { BuildRole } = resources();
  const { AssumeRolePolicyDocument, Policies } = BuildRole.Properties;
  expect(JSON.stringify(AssumeRolePolicyDocument.Statement[0].Condition)).toContain('project/streamgate-prod-image');
  const statements: Json[] = Policies[0].PolicyDocument.Statement;
  for (const { Action } of statements) for (const action of Action) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
  const everywhere = statements.filter(({ Resource }) => JSON.stringify(Resource) === '"*"');
  expect(everywhere.map(({ Action }) => Action)).toEqual([['ecr:GetAuthorizationToken']]);
});

test.each([
  ['arm64', 'ARM_CONTAINER', 'aarch64'],
  ['x86_64', 'LINUX_CONTAINER', 'x86_64'],
] as const)('an image for %s is built by such a machine', (architecture, type, machine) => {
  const { Environment, TimeoutInMinutes, QueuedTimeoutInMinutes } = resources(architecture).Project.Properties;
  expect(Environment).toMatchObject({ Type: type, PrivilegedMode: true });
  expect(Environment.Image).toContain(machine);
  expect([QueuedTimeoutInMinutes, TimeoutInMinutes]).toEqual([15, 30]);
});

test('what the project builds with is what belongs to the tag of an image', () => {
  for (const architecture of ['arm64', 'x86_64'] as const) {
    const { Environment, Source } = resources(architecture).Project.Properties;
    const built = { machine: Environment.Type, image: Environment.Image, buildSpec: Source.BuildSpec };
    expect(imageRecipe(architecture)).toEqual(built);
  }
  expect(imageRecipe('arm64')).not.toEqual(imageRecipe('x86_64'));
});

test('osls finds nothing in it to replace', () => {
  expect(JSON.stringify(resources())).not.toContain('${');
});

test.each([
  [
    'with a builder of its own',
    0,
    ['registry,ref=registry/streamgate-prod/layers:latest', 'compression=zstd'],
    'layers',
  ],
  ['without one, when Docker Hub gives none', 1, ['--push'], 'default'],
])('a build pushes what it was started for: %s', (_, created, expected, builder) => {
  const folder = mkdtempSync(join(tmpdir(), 'streamgate-build-'));
  try {
    const docker = join(folder, 'docker');
    writeFileSync(docker, `#!/bin/sh\necho "docker $*"\n[ "$2" = create ] && exit ${created}\nexit 0\n`);
    chmodSync(docker, 0o755);
    writeFileSync(join(folder, 'aws'), '#!/bin/sh\necho password\n', { mode: 0o755 });
    const { phases } = JSON.parse(imageRecipe('arm64').buildSpec);
    const script = [...phases.pre_build.commands, ...phases.build.commands].join('\n');
    const { status, stdout } = spawnSync('bash', ['-euc', script], {
      encoding: 'utf8',
      env: {
        PATH: [folder, process.env.PATH].join(delimiter),
        REPOSITORY: 'registry/streamgate-prod/image',
        LAYERS: 'registry/streamgate-prod/layers',
        IMAGE_TAG: 'abc',
      },
    });
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toBe('docker login --username AWS --password-stdin registry');
    const build = lines.find(line => line.includes(' build ')) ?? '';
    expect(build).toContain(`--builder ${builder} build`);
    for (const words of ['registry/streamgate-prod/image:abc', ...expected]) expect(build).toContain(words);
    expect(build).toMatch(/ \.$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
