import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import { type FunctionKey, functionKeys } from '../../config/names.ts';
import type { DeployedApp } from '../app/app.ts';
import type { Foundation } from '../foundation.ts';
import { bulkInvite } from '../invitations/bulk-invite.ts';
import { inviteWorker } from '../invitations/invite-worker.ts';
import { signOutFunction } from '../login/sign-out.ts';
import { portal } from '../portal/function.ts';
import type { DeployedPortal } from '../portal/portal.ts';
import { scaleToZero } from '../power/scale-to-zero.ts';
import { wakeFunction } from '../power/wake.ts';
import { functionLogicalId, lambda } from './function.ts';

/** Every Lambda as osls wants it. */
export function functions(foundation: Foundation, ours: DeployedPortal, apps: readonly DeployedApp[]) {
  const { stage } = foundation;
  const clients = clientsOf([ours, ...apps]);
  return {
    preToken: lambda(foundation, 'preToken', writeEnvironment('preToken', { stage, clients })),
    signout: signOutFunction(foundation, clients),
    scaleToZero: scaleToZero(foundation, apps),
    wake: wakeFunction(foundation, clientsOf(apps)),
    portal: portal(foundation, ours.client.ref),
    bulkInvite: bulkInvite(foundation, ours.client.ref),
    inviteWorker: inviteWorker(foundation),
  } satisfies Record<FunctionKey, unknown>;
}

/** JSON: app name → app client id. */
const clientsOf = (apps: readonly DeployedPortal[]) =>
  Fn.join('', [
    '{',
    Fn.join(
      ',',
      apps.map(({ name, client }) => Fn.join('', [`"${name}":"`, client.ref, '"'])),
    ),
    '}',
  ]);

/** Both osls and the role plugin say that a function depends on its role, which cfn-lint finds once too often. */
export const functionLintNotes = Object.fromEntries(
  (Object.keys(functionKeys) as FunctionKey[]).map(key => [
    functionLogicalId(key),
    { Metadata: { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } } },
  ]),
);
