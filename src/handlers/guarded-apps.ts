import type { readEnvironment } from '../../config/environment.ts';
import { type OriginPattern, originOf } from '../../config/origins.ts';
import { type CompleteApp, completeApp } from '../../config/settings/app.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { publicKeys, tokenVerifier } from '../aws/tokens.ts';
import type { GuardedApp } from './visit.ts';

/** A stage's apps by host, with their token verifiers and what `more` takes from their settings. `clientId`: the app's client in the user pool. */
export function guardedApps<More>(
  { stage, clients, login, pattern, ...trusted }: ReturnType<typeof readEnvironment<'wake' | 'signout'>>,
  more: (settings: CompleteApp, clientId: string) => More,
): ReadonlyMap<string, GuardedApp & More> {
  const clientIds: Record<string, string> = JSON.parse(clients);
  const keys = publicKeys(trusted);
  return new Map(
    Object.entries(settingsOf(stageNamed(stage)).apps).map(([name, settings]) => {
      const app = completeApp(settings);
      const clientId = clientIds[name] ?? '';
      const verify = tokenVerifier({ ...trusted, app: name, clientId }, { keys });
      const origin = originOf(pattern as OriginPattern, app.host);
      return [app.host, { name, origin, contact: app.contact, login, verify, ...more(app, clientId) }];
    }),
  );
}
