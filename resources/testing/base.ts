import type { AppSettings } from '../../config/settings/app.ts';
import type { StageSettings } from '../../config/settings/stage.ts';
import { placement } from '../placement.ts';
import { stack } from '../stack.ts';
import { stageOf } from '../stage.ts';

/** The least an app must say. */
export const leastApp: AppSettings = {
  host: 'sales.example.com',
  entry: 'app.py',
  size: { cpu: 256, memoryMiB: 512 },
  contact: 'data@example.com',
};

/** The least a stage must say. */
export const leastStage: StageSettings = {
  place: { account: '222222222222', region: 'eu-west-1' },
  domain: { hostedZone: { id: 'Z1', name: 'example.com' }, login: { prefix: 'example' } },
  login: {},
  groups: ['finance'],
  apps: { sales: leastApp },
};

/** Settings of the only app, the rest being the least. */
export const withApp = (more: Partial<AppSettings>): StageSettings => ({
  ...leastStage,
  apps: { sales: { ...leastApp, ...more } },
});

export const withLogin = (login: StageSettings['login']): StageSettings => ({ ...leastStage, login });

export const withPlace = (more: Partial<StageSettings['place']>): StageSettings => ({
  ...leastStage,
  place: { ...leastStage.place, ...more },
});

export const withDomain = (more: Partial<StageSettings['domain']>): StageSettings => ({
  ...leastStage,
  domain: { ...leastStage.domain, ...more },
});

/** All that is made of settings, as plain data: the resources by logical id, the outputs, the functions, what osls is told. */
export function deploymentOf(settings: StageSettings): Record<string, unknown> {
  const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
  const { resources, functions } = stack('prod', settings, preview);
  const { Resources, Outputs } = resources as unknown as Record<'Resources' | 'Outputs', object>;
  return JSON.parse(
    JSON.stringify({ ...Resources, Outputs, functions, ...placement(stageOf('prod', settings, preview)) }),
  );
}
