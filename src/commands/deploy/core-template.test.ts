import { expect, test } from '@jest/globals';
import { coreTemplate } from './core-template.ts';
import type { Osls } from './deploying.ts';

test('every parameter that is sent is declared in the template that the stack is created from', async () => {
  const Parameters = { Image: { Type: 'String' }, Zones: { Type: 'CommaDelimitedList' } };
  const coreCloudFormationTemplate: { Parameters?: Record<string, object> } = {};
  const compiledCloudFormationTemplate = { Parameters };
  const provider: Osls['service']['provider'] = {
    stage: 'prod',
    stackParameters: [],
    compiledCloudFormationTemplate,
    coreCloudFormationTemplate,
  };
  const osls: Osls = { service: { provider }, getProvider: () => ({ getAwsSdkV3Config: () => Promise.reject() }) };
  await coreTemplate({ osls });
  expect(coreCloudFormationTemplate).toEqual({ Parameters });
  provider.compiledCloudFormationTemplate = {};
  await coreTemplate({ osls });
  expect(coreCloudFormationTemplate).toEqual({ Parameters: {} });
});
