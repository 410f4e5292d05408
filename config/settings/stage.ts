import type { AppSettings } from './app.ts';
import type { LoginSettings } from './login.ts';
import type { DomainSettings, PlaceSettings } from './place.ts';

/** One deployment, whole. The compiler refuses a stage that leaves a required value out. */
export interface StageSettings<Group extends string = string> {
  place: PlaceSettings;
  domain: DomainSettings;
  login: LoginSettings;
  /**
   * The groups people can be put into, besides `admins`, which every stage has. A policy can name no other: a misspelt
   * group does not compile. Small letters and digits, words joined by hyphens.
   */
  groups: readonly Group[];
  /** The apps by name: small letters and digits, words joined by hyphens, each word starting with a letter. */
  apps: Record<string, AppSettings<NoInfer<Group> | 'admins'>>;
}

/** A stage's settings, checked by the compiler against its own groups. */
export const stage = <const Group extends string, Settings extends StageSettings<Group>>(
  settings: Settings & StageSettings<Group>,
): Settings => settings;
