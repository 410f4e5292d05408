/** What of a request tells whether a person is opening the app. Absent headers are absent. */
export interface VisitRequest {
  method: string;
  /** Whether HTML is what it would like best. */
  wantsPage: boolean;
  /** `Sec-Fetch-Mode`. */
  mode?: string;
  /** `Sec-Fetch-Dest`. */
  destination?: string;
  /** `Sec-Purpose`, and what browsers said before it: `Purpose`, `X-Purpose`, `X-Moz`. */
  purpose: string;
  userAgent: string;
}

export type VisitKind = 'navigation' | 'other-method' | 'no-navigation' | 'embedded' | 'speculation' | 'monitor';

/**
 * Whether a request is somebody opening the app, who may wake it. Everything else wakes nothing: what a page left open asks for by
 * itself, what a browser fetches before anybody wants it, what a monitor looks at. A frame never shows the waiting page, so it does
 * not wake either. Browsers that send no `Sec-Fetch-Mode` are told by what they accept.
 * https://www.w3.org/TR/fetch-metadata/
 */
export function classifyVisit({ method, wantsPage, mode, destination, purpose, userAgent }: VisitRequest): VisitKind {
  if (method !== 'GET') return 'other-method';
  if (!wantsPage || (mode ?? 'navigate') !== 'navigate') return 'no-navigation';
  if ((destination ?? 'document') !== 'document') return 'embedded';
  if (/prefetch|prerender|preview/i.test(purpose)) return 'speculation';
  return monitors.test(userAgent) ? 'monitor' : 'navigation';
}

/**
 * Monitors that somebody may have given a login, as they name themselves. From the "Site Monitor" entries of
 * https://github.com/matomo-org/device-detector/blob/master/regexes/bots.yml
 */
const monitors = new RegExp(
  [
    'Better ?Uptime',
    'Blackbox Exporter',
    'Catchpoint',
    'check_http',
    'CloudWatchSynthetics',
    'Datadog',
    'DynatraceSynthetic|RuxitSynthetic',
    'Elastic/Synthetics',
    'Ghost Inspector',
    'GoogleStackdriverMonitoring',
    'HealthCheck',
    'NodePing',
    'Pingdom',
    'Site24x7',
    'StatusCake',
    'ThousandEyes',
    'Uptime-?(?:bot|Kuma|Robot)',
  ].join('|'),
  'i',
);
