import { expect, test } from '@jest/globals';
import { stepsBeforeDeploy } from './before.ts';

const checks = ['coreTemplate', 'lock', 'configToml', 'preflight', 'compare', 'zones', 'ecsServiceRole', 'image'];

test.each([
  [true, [...checks, 'demandVerification']],
  [false, checks],
])('what costs nothing is checked first, and what is built comes last; verified: %s', (verified, expected) => {
  expect(stepsBeforeDeploy(verified).map(({ name }) => name)).toEqual(expected);
});
