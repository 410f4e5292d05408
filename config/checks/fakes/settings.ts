import { check, UnsoundSettings } from '../../check.ts';
import type { AppSettings } from '../../settings/app.ts';
import type { DomainSettings } from '../../settings/domain.ts';
import type { LoginSettings } from '../../settings/login.ts';
import type { PlaceSettings } from '../../settings/place.ts';
import type { StageSettings } from '../../settings/stage.ts';

/** A sound app. */
export const app = (more: Partial<AppSettings> = {}): AppSettings => ({
  host: 'sales.example.com',
  entry: 'app.py',
  size: { cpu: 256, memoryMiB: 512 },
  contact: 'data@example.com',
  ...more,
});

const place: PlaceSettings = { account: '222222222222', region: 'eu-west-1' };
const domain: DomainSettings = {
  hostedZone: { id: 'Z000000000000000PROD', name: 'example.com' },
  login: { prefix: 'example-streamgate' },
};

/** A sound stage. */
export const settings = (more: Partial<StageSettings> = {}): StageSettings => ({
  place,
  domain,
  login: {},
  groups: ['finance'],
  apps: { sales: app() },
  ...more,
});

export const withPlace = (more: Partial<PlaceSettings>) => settings({ place: { ...place, ...more } });
export const withDomain = (more: Partial<DomainSettings>) => settings({ domain: { ...domain, ...more } });
export const withLogin = (login: LoginSettings) => settings({ login });
export const withApp = (more: Partial<AppSettings>) => settings({ apps: { sales: app(more) } });

/** Sound for the preview. */
export const local = (more: Partial<StageSettings> = {}): StageSettings =>
  settings({
    domain: { hostedZone: { id: 'ZLOCAL', name: 'localhost' }, login: { prefix: 'streamgate-local' } },
    apps: { sales: app({ host: 'sales.localhost' }) },
    ...more,
  });

/** What is printed of them, a line for each problem. */
export function linesOf(given: StageSettings, stage = 'prod'): string[] {
  const problems = check(stage, given);
  if (problems.length === 0) return [];
  return new UnsoundSettings(stage, problems).message.split('\n  ').slice(1);
}
