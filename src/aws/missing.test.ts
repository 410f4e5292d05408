import { expect, test } from '@jest/globals';
import { isNoStack, unlessMissing } from './missing.ts';

const error = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  ['NoSuchBucket', 'AccessDenied'],
  ['NoSuchHostedZone', 'Throttling'],
])('what is not there is undefined (%s), and nothing else is (%s)', async (missing, other) => {
  expect(await unlessMissing(Promise.reject(error(missing, 'none')), missing)).toBeUndefined();
  await expect(unlessMissing(Promise.reject(error(other, 'later')), missing)).rejects.toThrow('later');
});

test.each([
  ['a stack that does not exist', error('ValidationError', 'Stack with id streamgate-prod does not exist'), true],
  ['a template that is wrong', error('ValidationError', 'Template format error'), false],
  ['another service', error('AccessDenied', 'The role does not exist'), false],
  ['no error', 'does not exist', false],
])('%s', (_what, thrown, expected) => {
  expect(isNoStack(thrown)).toBe(expected);
});
