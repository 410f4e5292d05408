import { expect, test } from '@jest/globals';
import { basePriority, functionKeys, functionName, lambdaTargetGroupName, pascalCase } from './names.ts';
import { type StageName, stageNamed, stages } from './stages.ts';

const everyStage = Object.keys(stages) as StageName[];
const everyFunction = Object.keys(functionKeys) as (keyof typeof functionKeys)[];

test("AWS's limits hold for every name", () => {
  for (const stage of everyStage) {
    for (const key of everyFunction) {
      expect(functionName(stage, key).length).toBeLessThanOrEqual(64);
      expect(lambdaTargetGroupName(stage, key)).toMatch(/^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/);
    }
  }
});

test('different apps have different logical ids', () => {
  const names = ['sales', 'sales-eu', 'saleseu', 'sales-e-u', 'a1-b', 'a1b'];
  expect(new Set(names.map(pascalCase)).size).toBe(names.length);
  expect(pascalCase('sales-eu')).toBe('SalesEu');
});

test("an app's priorities depend on its name alone and fit a listener", () => {
  expect(basePriority('sales')).toBe(basePriority('sales'));
  for (let n = 0; n < 1_000; n++) {
    const priority = basePriority(`app-${n}`);
    expect(priority).toBeGreaterThanOrEqual(1_000);
    expect(priority + 7).toBeLessThanOrEqual(50_000);
    expect(priority % 8).toBe(0);
  }
});

test('an unknown stage is answered with the known ones', () => {
  expect(stageNamed('prod')).toBe('prod');
  expect(() => stageNamed('prdo')).toThrow(/Unknown stage "prdo".*local, dev, prod/);
  expect(() => stageNamed('toString')).toThrow('Unknown stage');
});
