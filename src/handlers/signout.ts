import { readEnvironment } from '../../config/environment.ts';
import { gatePaths, type OriginPattern, originOf } from '../../config/origins.ts';
import { completeLogin } from '../../config/settings/login.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { forSomebody } from '../aws/connection.ts';
import { globalSignOut } from '../aws/small-client/sign-out.ts';
import { guardedApps } from './guarded-apps.ts';
import { answer, type SignOutPorts } from './signout/answer.ts';
import { lambda } from './stack.ts';

function deployedPorts(): SignOutPorts {
  const variables = readEnvironment('signout');
  return {
    apps: guardedApps(variables, ({ host }, clientId) => {
      const url = new URL('/logout', variables.login);
      url.searchParams.set('client_id', clientId);
      url.searchParams.set('logout_uri', originOf(variables.pattern as OriginPattern, host) + gatePaths.signedOut);
      return { logoutUrl: url.href };
    }),
    revoke: globalSignOut(variables.userPool, forSomebody),
    sessionHours: completeLogin(settingsOf(stageNamed(variables.stage)).login).sessionHours,
  };
}

/** Fails signed out: the browser's cookies end, whoever does not answer, and nobody is told that more has ended than has. */
export const handler = lambda(answer(deployedPorts()));
