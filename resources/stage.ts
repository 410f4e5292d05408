import { pascalCase, portalName, stackName } from '../config/names.ts';
import { type Addresses, addressesInAws, addressesInPreview, type Preview } from '../config/origins.ts';
import type { CompleteApp } from '../config/settings/app.ts';
import { type CompleteStage, completeStage, type StageSettings } from '../config/settings/stage.ts';
import type { StageName } from '../config/stages.ts';

/** A stage as every resource sees it: nothing left to its defaults, and what follows from the settings alone. */
export interface Stage {
  stage: StageName;
  /** The stack's name, with which all others begin. */
  stack: string;
  settings: CompleteStage;
  addresses: Addresses;
}

export const stageOf = (stage: StageName, settings: StageSettings, preview: Preview): Stage => ({
  stage,
  stack: stackName(stage, settings.place),
  settings: completeStage(settings),
  addresses: stage === 'local' ? addressesInPreview(preview) : addressesInAws(settings),
});

/** A host with an app client of its own: an app's, or the portal's. */
export interface ClientHost {
  name: string;
  /** What its logical ids begin with. */
  id: string;
  host: string;
}

/** One app as its resources see it. */
export interface App extends ClientHost {
  settings: CompleteApp;
}

/** The start of an app's logical ids: the name alone decides it, so that other apps come and go without a change. */
export const appId = (name: string) => `App${pascalCase(name)}`;

export const appsOf = ({ settings }: Stage): App[] =>
  Object.entries(settings.apps).map(([name, app]) => ({
    name,
    id: appId(name),
    host: app.host,
    settings: app,
  }));

/** No app's ids begin so: theirs all begin with `App`. */
export const portalOf = ({ settings }: Stage): ClientHost => ({
  name: portalName,
  id: 'Portal',
  host: settings.domain.portal,
});
