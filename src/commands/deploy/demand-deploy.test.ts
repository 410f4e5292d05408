import { expect, test } from '@jest/globals';
import { isDeployed } from './demand-deploy.ts';

const state = (status: string, Image = 'a') => ({ status, parameters: { Image } });

test.each([
  ['nothing is deployed', undefined, false],
  ['another image is', state('UPDATE_COMPLETE', 'b'), false],
  ['the last update was rolled back', state('UPDATE_ROLLBACK_COMPLETE'), false],
  ['the last update failed for good', state('UPDATE_ROLLBACK_FAILED'), false],
  ['this image is', state('UPDATE_COMPLETE'), true],
  ['this image is, since the stack was made', state('CREATE_COMPLETE'), true],
])('%s', (_, deployed, is) => expect(isDeployed(deployed, 'a')).toBe(is));
