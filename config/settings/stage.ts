import type { AlarmMail, AlarmTopic } from './alarms.ts';
import { type AppSettings, type CompleteApp, completeApp } from './app.ts';
import { type CompleteDomain, completeDomain, type DomainSettings } from './domain.ts';
import { type CompleteLogin, completeLogin, type LoginSettings } from './login.ts';
import type { NetworkSettings } from './network.ts';
import { type PlaceSettings, placeDefaults } from './place.ts';

/** One deployment, whole. The compiler refuses a stage that leaves a required value out. */
export interface StageSettings<Group extends string = string> {
  /** Where it lives. */
  place: PlaceSettings;
  /** Under which names it is reached. */
  domain: DomainSettings;
  /**
   * The network around the load balancer and the apps.
   * @default "create"
   */
  network?: NetworkSettings;
  /**
   * The processors that run the apps. One image serves them all, so it is one for the stage. arm64 costs a fifth less.
   * @default "arm64"
   */
  architecture?: 'arm64' | 'x86_64';
  /** How people sign in. `{}` is a good beginning. */
  login: LoginSettings;
  /**
   * The groups people can be put into, besides `admins`, which every stage has. A policy can name no other: a misspelt
   * group does not compile. Small letters and digits, words joined by hyphens, 20 characters at most. A group cannot be renamed, and one
   * that has members cannot be removed. As many as there is room for beside the apps: 15 with 23 of them, 389 with one.
   */
  groups: readonly Group[];
  /**
   * The apps by name, 1 to 23: small letters and digits, words joined by hyphens, each word starting with a letter, 20 characters
   * at most, and not `portal`. Another name is another app.
   */
  apps: Record<string, AppSettings<NoInfer<Group> | 'admins'>>;
  /**
   * Who is told when starting and stopping the apps, or inviting people, goes wrong: an `email` address, or a `topic` of yours.
   * @default nobody: the alarms are there, in CloudWatch
   */
  alarms?: AlarmMail | AlarmTopic;
}

/** A stage's settings, checked by the compiler against its own groups. */
export const stage = <const Group extends string, Settings extends StageSettings<Group>>(
  settings: Settings & StageSettings<Group>,
): Settings => settings;

/** What a stage gets where it says nothing. */
export const stageDefaults = { network: 'create', architecture: 'arm64' } as const satisfies Partial<StageSettings>;

/** The settings with nothing left open that has a default. */
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
