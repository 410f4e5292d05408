import { readEnvironment } from '../../config/environment.ts';
import { portalName } from '../../config/names.ts';
import { gatePaths, type OriginPattern, originOf } from '../../config/origins.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { forSomebody } from '../aws/connection.ts';
import { globalSignOut } from '../aws/small-client/sign-out.ts';
import { guardedApps } from './guarded-apps.ts';
import { lambdaHandler } from './lambda.ts';
import { deployedPortal } from './portal/portal.ts';
import { answer, type SignOutPorts } from './signout/answer.ts';

function deployedPorts(): SignOutPorts {
  const variables = readEnvironment('signout');
  const stage = completeStage(settingsOf(stageNamed(variables.stage)));
  /** Cognito's logout endpoint, which redirects to the signed-out page. */
  const logoutUrl = (host: string, clientId: string) => {
    const url = new URL('/logout', variables.login);
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('logout_uri', originOf(variables.pattern as OriginPattern, host) + gatePaths.signedOut);
    return { logoutUrl: url.href };
  };
  const clientIds: Record<string, string> = JSON.parse(variables.clients);
  const clientId = clientIds[portalName] ?? '';
  const portal = deployedPortal({ ...variables, clientId }, stage);
  return {
    apps: new Map([
      ...guardedApps(variables, ({ host }, client) => logoutUrl(host, client)),
      [portal.host, { ...portal, ...logoutUrl(portal.host, clientId) }],
    ]),
    revoke: globalSignOut(variables.userPool, forSomebody),
    sessionHours: stage.login.sessionHours,
  };
}

/** Fails signed out: the browser's cookies always expire, and the page never claims that more sessions have ended than have. */
export const handler = lambdaHandler(answer(deployedPorts()));
