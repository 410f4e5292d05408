import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { wanted } from './fakes/wanted.ts';
import { armRegions, imageBuild, regionsWithoutArm } from './image-build.ts';

const inRegion = (region: string, architecture: 'arm64' | 'x86_64' = 'arm64') =>
  lines(imageBuild(wanted({ architecture, place: { account: '222222222222', region } })))[0];

test.each([
  ['eu-west-1', 'arm64', '✓ image-build  CodeBuild builds for arm64 in eu-west-1'],
  ['eu-north-1', 'x86_64', '✓ image-build  CodeBuild builds for x86_64 in eu-north-1'],
  [
    'eu-north-1',
    'arm64',
    "✗ image-build  CodeBuild has no ARM machines in eu-north-1, so it can't build an image for arm64. Set architecture: 'x86_64' for the stage.",
  ],
  [
    'eu-south-2',
    'arm64',
    "! image-build  AWS doesn't document whether CodeBuild has ARM machines in eu-south-2. If the image can't be built, set architecture: 'x86_64' for the stage.",
  ],
] as const)('%s, %s', (region, architecture, line) => {
  expect(inRegion(region, architecture)).toBe(line);
});

test('no region is in both lists', () => {
  expect(armRegions.filter(region => regionsWithoutArm.includes(region))).toEqual([]);
});
