import type { AlarmMail, AlarmTopic } from './alarms.ts';
import { type AppSettings, type CompleteApp, completeApp } from './app.ts';
import { type CompleteDomain, completeDomain, type DomainSettings } from './domain.ts';
import { type CompleteLogin, completeLogin, type LoginSettings } from './login.ts';
import type { NetworkSettings } from './network.ts';
import { type PlaceSettings, placeDefaults } from './place.ts';

/** All settings of one deployment. The compiler rejects a stage without a required value. */
export interface StageSettings<Group extends string = string> {
  /** The AWS account and region, and the names and tags of the deployment. */
  place: PlaceSettings;
  /** The hosts of the stage: hosted zone, certificates, portal and sign-in page. */
  domain: DomainSettings;
  /**
   * The network of the load balancer and the apps.
   * @default "create"
   */
  network?: NetworkSettings;
  /**
   * The processor architecture of the apps. It is the same for the whole stage, because all apps run from one image. arm64 costs a fifth
   * less.
   * @default "arm64"
   */
  architecture?: 'arm64' | 'x86_64';
  /** How people sign in. `{}` uses the defaults. */
  login: LoginSettings;
  /**
   * The groups for people, besides `admins`, which every stage has. Policies can only name these groups: a misspelled group does not
   * compile. Names are lower-case letters and digits, words joined by hyphens, at most 20 characters. A group cannot be renamed, and a
   * group with members cannot be removed. How many fit depends on the number of apps: 83 with 19 apps, 389 with one.
   */
  groups: readonly Group[];
  /**
   * The apps by name, 1 to 19. Names are lower-case letters and digits, words joined by hyphens, each word starting with a letter, at most
   * 20 characters, and not `portal`. Renaming an app creates a new app.
   */
  apps: Record<string, AppSettings<NoInfer<Group> | 'admins'>>;
  /**
   * Where to send alarms about starting and stopping apps and about invitations: an `email` address, or a `topic` of yours.
   * @default nowhere: the alarms are only visible in CloudWatch
   */
  alarms?: AlarmMail | AlarmTopic;
}

/** Checks a stage's settings at compile time, against its own groups. */
export const stage = <const Group extends string, Settings extends StageSettings<Group>>(
  settings: Settings & StageSettings<Group>,
): Settings => settings;

/** The default settings of a stage. */
export const stageDefaults = { network: 'create', architecture: 'arm64' } as const satisfies Partial<StageSettings>;

/** The settings of a stage with all defaults filled in. */
export interface CompleteStage extends Required<Omit<StageSettings, 'alarms'>>, Pick<StageSettings, 'alarms'> {
  place: Required<PlaceSettings>;
  domain: CompleteDomain;
  login: CompleteLogin;
  apps: Record<string, CompleteApp>;
}

export const completeStage = (settings: StageSettings): CompleteStage => ({
  ...stageDefaults,
  ...settings,
  place: { ...placeDefaults, ...settings.place },
  domain: completeDomain(settings.domain),
  login: completeLogin(settings.login),
  apps: Object.fromEntries(Object.entries(settings.apps).map(([name, app]) => [name, completeApp(app)])),
});
