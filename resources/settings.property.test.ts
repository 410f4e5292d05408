import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FunctionKey, functionKeys } from '../config/names.ts';
import type { Preview } from '../config/origins.ts';
import { functionLogicalId } from './functions/function.ts';
import { stack } from './stack.ts';
import { legalStage } from './testing/legal/stage.ts';

const preview: Preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const stages = ['prod', 'dev'] as const;

/** Every logical id that something refers to, and every one that is waited for. */
function* referredTo(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'Ref') yield inner;
    else if (key === 'Fn::GetAtt') yield inner[0];
    else if (key === 'DependsOn') yield* inner;
    else yield* referredTo(inner);
  }
}

test('any legal settings make a template without a dangling reference, and within what AWS takes', () => {
  fc.assert(
    fc.property(legalStage, fc.constantFrom(...stages), (settings, stage) => {
      const { resources, functions } = JSON.parse(JSON.stringify(stack(stage, settings, preview)));
      const made = Object.keys(resources.Resources);
      const byOsls = Object.keys(functionKeys).map(key => functionLogicalId(key as FunctionKey));
      const known = new Set([...made, ...byOsls, 'Image', 'Zones', 'ScaleToZeroLogGroup']);
      const dangling = [...referredTo({ resources, functions })].filter(
        id => !id.startsWith('AWS::') && !known.has(id),
      );
      expect(dangling).toEqual([]);
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
      const addedByOsls = byOsls.length * 4 + 5; // each with version, role and log; two invoke configurations, a bucket, its policy, a role
      expect(made.length + addedByOsls).toBeLessThanOrEqual(500);
      expect(JSON.stringify(resources).length).toBeLessThan(1_000_000);
    }),
    { numRuns: 200 },
  );
});
