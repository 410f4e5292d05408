import { expect, test } from '@jest/globals';
import {
  appSlots,
  basePriority,
  type FunctionKey,
  firstAppPriority,
  functionKeys,
  functionName,
  functionRoleName,
  imageRepositoryName,
  imageStackName,
  inviteScheduleName,
  lambdaTargetGroupName,
  layersRepositoryName,
  loadBalancerName,
  missedMinutesName,
  pascalCase,
  powerScheduleName,
  powerTableName,
  rulesPerApp,
  stackName,
} from './names.ts';
import type { NetworkSettings } from './settings/network.ts';
import { stageNamed } from './stages.ts';

const everyFunction = Object.keys(functionKeys) as FunctionKey[];
const place = { account: '111111111111', region: 'eu-west-1' } as const;
const vpc = (id: `vpc-${string}`): NetworkSettings => ({
  vpc: id,
  publicSubnets: ['subnet-0123abcd', 'subnet-0123abce'],
  taskSubnets: ['subnet-0123abcd'],
  assignPublicIp: true,
});
const networks = ['create', vpc('vpc-0123456789abcdef0'), vpc('vpc-0123456789abcdef1')] as const;

/** Two stages each, so that what is cut off must still tell them apart. */
const stacks = [
  ['the default prefix', stackName('dev', place), stackName('prod', place)],
  ['the shortest', stackName('a', { ...place, prefix: 'a' }), stackName('b', { ...place, prefix: 'a' })],
  [
    'the longest',
    stackName(`${'a'.repeat(19)}b`, { ...place, prefix: 'p'.repeat(20) }),
    stackName(`${'a'.repeat(19)}c`, { ...place, prefix: 'p'.repeat(20) }),
  ],
] as const;

test('a stack is named by prefix and stage', () => {
  expect(stackName('dev', place)).toBe('streamgate-dev');
  expect(stackName('dev', { ...place, prefix: 'acme' })).toBe('acme-dev');
});

test.each(stacks)("AWS's limits hold for every name: %s", (_name, ...pair) => {
  for (const stack of pair) {
    for (const name of [stack, imageStackName(stack)]) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9-]{0,127}$/);
    for (const name of [imageRepositoryName(stack), layersRepositoryName(stack)]) {
      expect(name).toMatch(/^(?=.{2,256}$)[a-z0-9]+(-[a-z0-9]+)*\/[a-z]+$/);
    }
    expect(powerTableName(stack)).toMatch(/^[\w.-]{3,255}$/);
    for (const name of [powerScheduleName(stack), inviteScheduleName(stack)]) expect(name).toMatch(/^[\w.-]{1,64}$/);
    expect(missedMinutesName(stack)).toMatch(/^[\w-]{1,80}$/);
    for (const key of everyFunction) {
      expect(functionName(stack, key)).toMatch(/^[A-Za-z0-9-_]{1,64}$/);
      expect(functionRoleName(stack, key, 'ap-southeast-1')).toMatch(/^[\w+=,.@-]{1,64}$/);
    }
    for (const network of networks) {
      const names = [
        loadBalancerName(stack, network),
        ...everyFunction.map(key => lambdaTargetGroupName(stack, key, network)),
      ];
      for (const name of names) expect(name).toMatch(/^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/);
    }
  }
});

test.each(stacks)('no two things of one kind share a name: %s', (_name, ...pair) => {
  const each = <T>(name: (stack: string) => T[]) => pair.flatMap(name);
  const distinct = (names: string[]) => expect(new Set(names).size).toBe(names.length);
  distinct(each(stack => everyFunction.map(key => functionName(stack, key))));
  distinct(
    each(stack =>
      everyFunction.flatMap(key => ['eu-west-1', 'eu-west-2'].map(region => functionRoleName(stack, key, region))),
    ),
  );
  for (const name of [powerTableName, missedMinutesName]) distinct(pair.map(name));
  distinct(each(stack => [powerScheduleName(stack), inviteScheduleName(stack)]));
  distinct(each(stack => networks.map(network => loadBalancerName(stack, network))));
  distinct(
    each(stack => everyFunction.flatMap(key => networks.map(network => lambdaTargetGroupName(stack, key, network)))),
  );
});

test('different apps have different logical ids', () => {
  const names = ['sales', 'sales-eu', 'saleseu', 'sales-e-u', 'a1-b', 'a1b'];
  expect(new Set(names.map(pascalCase)).size).toBe(names.length);
  expect(pascalCase('sales-eu')).toBe('SalesEu');
});

test("an app's priorities depend on its name alone and fit a listener", () => {
  expect(basePriority('sales', {})).toBe(basePriority('sales', {}));
  for (let n = 0; n < 1_000; n++) {
    const priority = basePriority(`app-${n}`, {});
    expect(priority).toBeGreaterThanOrEqual(firstAppPriority);
    expect(priority % rulesPerApp).toBe(0);
    expect(priority + rulesPerApp - 1).toBeLessThanOrEqual(50_000);
  }
  expect(firstAppPriority + appSlots * rulesPerApp).toBe(50_000);
});

test('a given priority is taken as it is', () => {
  expect(basePriority('sales', { priority: 2_000 })).toBe(2_000);
});

test('an unknown stage is answered with the known ones', () => {
  expect(stageNamed('prod')).toBe('prod');
  expect(() => stageNamed('prdo')).toThrow(/Unknown stage "prdo".*local, dev, prod/);
  expect(() => stageNamed('toString')).toThrow('Unknown stage');
});
