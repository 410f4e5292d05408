import type { AppSettings } from './app.ts';
import type { LoginSettings } from './login.ts';
import type { DomainSettings, PlaceSettings } from './place.ts';

/** One deployment, whole. The compiler refuses a stage that leaves a required value out. */
export interface StageSettings {
  place: PlaceSettings;
  domain: DomainSettings;
  login: LoginSettings;
  /** The apps by name: small letters and digits, words joined by hyphens, each word starting with a letter. */
  apps: Record<string, AppSettings>;
}
