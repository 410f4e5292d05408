import { expect, test } from '@jest/globals';
import { type EndedOsls, summary } from './summary.ts';

const ended = (command: string, stage: string): EndedOsls => ({
  processedInput: { commands: command.split(' ') },
  service: {
    provider: { stage, compiledCloudFormationTemplate: {}, coreCloudFormationTemplate: {}, stackParameters: [] },
  },
  getProvider: () => ({ getAwsSdkV3Config: () => Promise.reject(new Error('There are no credentials')) }),
});

async function printed(command: string, stage: string): Promise<string> {
  let all = '';
  await summary(ended(command, stage), text => {
    all += text;
  });
  return all;
}

test.each([
  ['deploy', 'local'],
  ['deploy function', 'prod'],
  ['info', 'prod'],
  ['remove', 'prod'],
])('sls %s --stage %s ends without a word', async (command, stage) => {
  expect(await printed(command, stage)).toBe('');
});

test('what cannot be read is said, and the rest all the same', async () => {
  const text = await printed('deploy', 'prod');
  expect(text).toContain('https://sales.example.com\n');
  expect(text).toContain('https://example-streamgate.auth.eu-west-1.amazoncognito.com\n');
  expect(text).toMatch(/admins +not known: There are no credentials$/m);
  expect(text).toMatch(/costs about +\d+\.\d\d to \d+\.\d\d USD a month, without tax/);
});
