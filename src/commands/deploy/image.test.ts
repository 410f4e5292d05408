import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import type { imagePorts } from '../../aws/image/ports.ts';
import { aWorld, type World } from '../../image/fakes/world.ts';
import { aDeploy, noStack } from './fakes/deploy.ts';
import { image } from './image.ts';

type Ports = Parameters<typeof imagePorts>;

const parameter = (ParameterValue: string) => ({ ParameterKey: 'Image', ParameterValue });
const zones = { ParameterKey: 'Zones', ParameterValue: 'a,b' };
const isDeployed = (value: string) => ({
  Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Parameters: [parameter(value)] }],
});

/** Deploys with this image, in a world that has none, or as the test says. */
function aStep(
  given: string,
  changes: Partial<World> = {},
  deployed: object = noStack,
  recipe = { platform: 'arm64' },
) {
  const { deploying, osls, clients, signals, isForced } = aDeploy({ stackParameters: [zones, parameter(given)] });
  const template = { Resources: {} };
  Object.assign(osls.service, { custom: { imageStack: template, imageRecipe: recipe } });
  Object.assign(osls.service.provider, { stackTags: { team: 'data' } });
  answering(clients.cloudFormation(), { DescribeStacksCommand: deployed });
  const { ports } = aWorld(changes);
  const asked: Ports[] = [];
  const tags: string[] = [];
  const registry = {
    image(tag: string) {
      tags.push(tag);
      return ports.registry.image(tag);
    },
  };
  const portsOf = (...ask: Ports) => {
    asked.push(ask);
    return { ...ports, registry, watch: ask[2].watch };
  };
  const value = () => osls.service.provider.stackParameters[1]?.ParameterValue;
  const step = (more = portsOf) => image(deploying, more);
  return { step, portsOf, value, isForced, asked, tags, signals, clients, template, osls };
}

test.each([
  ['that is deployed changes nothing', 'sha256:1', isDeployed('sha256:1'), false],
  ['that is another one has to be deployed', 'sha256:2', isDeployed('sha256:1'), true],
])('an image that was typed, %s', async (_, given, deployed, forced) => {
  const { step, value, isForced, asked } = aStep(given, {}, deployed);
  await step();
  expect([value(), isForced(), asked]).toEqual([given, forced, []]);
});

test('without one the image of what is in streamlit/ and gate/ is built, and passed to the stack', async () => {
  const { step, value, isForced, asked, clients, template, tags, osls } = aStep('none');
  await step();
  expect(value()).toBe('registry/image@sha256:1');
  expect(osls.service.provider.stackParameters[0]).toEqual(zones);
  expect(isForced()).toBe(true);
  const [used, wanted, , content] = asked[0] ?? [];
  expect(used).toBe(clients);
  expect(wanted).toMatchObject({ stack: 'streamgate-prod-image', repository: 'streamgate-prod/image', stage: 'prod' });
  expect(content).toEqual({ template, tags: { team: 'data' } });
  expect(tags[0]).toMatch(/^[0-9a-f]{64}$/);
});

test('the image is that of the files and of the recipe', async () => {
  const [one, same, other] = [aStep('none'), aStep('none'), aStep('none', {}, noStack, { platform: 'x86_64' })];
  for (const { step } of [one, same, other]) await step();
  expect(same.tags[0]).toBe(one.tags[0]);
  expect(other.tags[0]).not.toBe(one.tags[0]);
  const paths = ['Dockerfile', 'app/requirements.txt', 'gate/asgi.py'].map(path => expect.objectContaining({ path }));
  expect(one.asked[0]?.[1]).toMatchObject({ files: expect.arrayContaining(paths) });
});

test('what AWS says of the stack that builds the image is explained', async () => {
  const { step } = aStep('none', { becomes: { create: ['ROLLBACK_COMPLETE'], update: [], remove: [] } });
  await expect(step()).rejects.toThrow(
    /^The stack streamgate-prod-image, which builds the image, could not be changed and is ROLLBACK_COMPLETE:[\s\S]*\n✗ Images \(AWS::ECR::Repository\)\n {4}AWS says:\n {6}no room[\s\S]*filteringText=streamgate-prod-image/,
  );
});

test('where CloudFormation gives no reason, and where another part fails, the error stays as it is', async () => {
  const { step, portsOf } = aStep('none', { becomes: { create: ['ROLLBACK_COMPLETE'], update: [], remove: [] } });
  const silent = (...ask: Ports) => {
    const ports = portsOf(...ask);
    return { ...ports, stack: { ...ports.stack, failures: async () => [] } };
  };
  await expect(step(silent)).rejects.toThrow(/CloudFormation does not say why\.\n.*type it again: .*$/);
  const full = aStep('none', { full: 'Cannot have more than 0 builds' });
  await expect(full.step()).rejects.toThrow(/^CodeBuild in eu-west-1 takes no build: /);
});

test('Ctrl-C during a build says that it goes on, and how to follow it', async () => {
  const { step, portsOf, signals, value } = aStep('none');
  const interrupting = (...ask: Ports) => {
    const ports = portsOf(...ask);
    const look = (id: string) => {
      signals.emit('SIGINT');
      return ports.builds.look(id);
    };
    return { ...ports, builds: { ...ports.builds, look } };
  };
  await expect(step(interrupting)).rejects.toThrow(
    'Build project:1 goes on without us: https://log\nThe next deploy follows it: npx sls deploy --stage prod',
  );
  expect([value(), signals.listenerCount('SIGINT')]).toEqual(['none', 0]);
});

test('before one has begun there is nothing to follow', async () => {
  const { step, portsOf, signals } = aStep('none');
  const interrupting = (...ask: Ports) => {
    setImmediate(() => signals.emit('SIGINT'));
    return { ...portsOf(...ask), registry: { image: () => new Promise<never>(() => undefined) } };
  };
  await expect(step(interrupting)).rejects.toThrow('Interrupted before a build started.');
});

test('stage local has no image, and a stack that takes none is an error', async () => {
  const { deploying } = aDeploy({ stage: 'local' });
  await expect(image(deploying)).resolves.toBeUndefined();
  await expect(image(aDeploy({ stackParameters: [zones] }).deploying)).rejects.toThrow(
    'serverless.ts has no stack parameter "Image".',
  );
});
