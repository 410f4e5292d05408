import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stackOutputs } from '../../src/aws/stack/stack.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { testClients } from '../world/test-keys.ts';
import { appAccess } from './app-access.ts';
import { bulkInvite } from './bulk-invite.ts';
import { inviteCommand } from './invite-command.ts';
import { ownCode } from './own-code.ts';
import { portal } from './portal.ts';
import { replay } from './replay.ts';
import type { GateWorld } from './world.ts';

// One preview for all that meets the load balancer and the gate: its clock only goes forward.

let preview: TestPreview;
let world: GateWorld;

beforeAll(async () => {
  let ahead = 0;
  preview = await aPreview(() => Date.now() + ahead);
  const clients = testClients(preview.aws.endpoint, 'us-east-1');
  world = {
    portal: preview.portal.url,
    sales: preview.apps.sales?.url ?? '',
    finance: preview.apps.finance?.url ?? '',
    awsEndpoint: preview.aws.endpoint,
    streamlit: preview.streamlit,
    clients,
    poolId: (await stackOutputs(clients.cloudFormation(), 'streamgate-local')).UserPoolId ?? '',
    later(milliseconds) {
      ahead += milliseconds;
    },
  };
}, 120_000);

afterAll(async () => {
  world?.clients.destroy();
  await preview?.stop();
}, 30_000);

describe('an attacker inside the network', () => replay(() => world));
describe('an app whose code searches for what proves its visitors', () => ownCode(() => world));
describe('a person whom the command invites', () => inviteCommand(() => world));
describe('the portal', () => portal(() => world));
describe('the page that invites people', () => bulkInvite(() => world));
describe('access to apps', () => appAccess(() => world));

test('nothing else went wrong on the way', () => {
  const refused = (problem: string) => problem.startsWith('No grant for app client');
  expect(preview.problems.filter(problem => !refused(problem))).toEqual([]);
});
