import { expect, test } from '@jest/globals';
import type { StageName } from '../../../config/stages.ts';
import type { DeployOsls } from '../deploy/deploying.ts';
import { demandImage } from './before.ts';

const demanded = (stage: StageName, image: string) => {
  const stackParameters = [{ ParameterKey: 'Image', ParameterValue: image }];
  const provider = { stage, stackParameters, compiledCloudFormationTemplate: {}, coreCloudFormationTemplate: {} };
  const osls: DeployOsls = {
    service: { provider },
    getProvider: () => ({ getAwsSdkV3Config: () => Promise.reject() }),
  };
  return demandImage({ osls, stage });
};

test('an earlier template needs the image that goes with it', async () => {
  await expect(demanded('prod', 'none')).rejects.toThrow('Check out its commit and deploy it');
  await expect(demanded('prod', 'sha256:one')).resolves.toBeUndefined();
});

test('the preview runs without an image', async () => {
  await expect(demanded('local', 'none')).resolves.toBeUndefined();
});
