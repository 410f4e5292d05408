import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../config/environment.ts';
import { type FunctionKey, functionKeys } from '../config/names.ts';
import type { DeployedApp } from './app.ts';
import type { Foundation } from './foundation.ts';
import { functionLogicalId, lambda } from './function.ts';
import { bulkInvite } from './functions/bulk-invite.ts';
import { inviteWorker } from './functions/invite-worker.ts';
import { scaleToZero } from './functions/scale-to-zero.ts';
import { signOut } from './functions/sign-out.ts';
import { wake } from './functions/wake.ts';

/** Every Lambda as osls wants it. */
export function functions(foundation: Foundation, apps: readonly DeployedApp[]) {
  const { stage } = foundation;
  const clients = clientsOf(apps);
  return {
    preToken: lambda(foundation, 'preToken', writeEnvironment('preToken', { stage, clients })),
    signout: signOut(foundation, clients),
    scaleToZero: scaleToZero(foundation, apps),
    wake: wake(foundation, clients),
    bulkInvite: bulkInvite(foundation, clients),
    inviteWorker: inviteWorker(foundation),
  } satisfies Record<FunctionKey, unknown>;
}

/** JSON: app name → app client id. */
const clientsOf = (apps: readonly DeployedApp[]) =>
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
