import { readEnvironment } from '../../../config/environment.ts';
import { type CompleteApp, completeApp } from '../../../config/settings/app.ts';
import { settingsOf, stageNamed } from '../../../config/stages.ts';
import { publicKeys, tokenVerifier, type Verdict } from '../../aws/tokens.ts';
import type { RequestHeaders } from '../../pages/headers.ts';
import type { PowerSettings } from '../../power/settings.ts';

/** An app in front of which the waiting page is. */
export interface WakingApp {
  name: string;
  /** Whom to ask. */
  contact: string;
  healthPath: string;
  /** Origin of the login page. */
  login: string;
  power: PowerSettings;
  verify(headers: RequestHeaders): Promise<Verdict>;
}

/** The apps by host: of a stage's settings and of what was deployed with them. */
export type WakingApps = ReadonlyMap<string, WakingApp>;

export function deployedApps(): WakingApps {
  const { stage, clients, login, ...trusted } = readEnvironment('wake');
  const clientIds: Record<string, string> = JSON.parse(clients);
  const keys = publicKeys(trusted);
  return new Map(
    Object.entries(settingsOf(stageNamed(stage)).apps).map(([name, settings]) => {
      const app: CompleteApp = completeApp(settings);
      const verify = tokenVerifier({ ...trusted, app: name, clientId: clientIds[name] ?? '' }, { keys });
      return [app.host, { name, contact: app.contact, healthPath: app.healthPath, login, power: app, verify }];
    }),
  );
}
