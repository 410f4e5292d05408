import type { Texts } from '../../kit/languages.ts';

/** The way from a visitor's wish to an app that visitors are sent to: asked for, a copy starts, it runs and is checked, ready. */
export const wakeSteps = ['asked', 'starting', 'checking', 'ready'] as const;
export type WakeStep = (typeof wakeSteps)[number];

/** How long something usually takes, in seconds: half of the last twenty times, and nine times out of ten. */
export interface Usual {
  p50: number;
  p90: number;
}

/**
 * What `GET /_gate/status` answers to `Accept: application/json`, and what the pages are made from. Reading it wakes nothing.
 * Moments are ISO 8601 in UTC; what is not known is left out.
 */
export interface AppStatus {
  app: string;
  /** `leaving`: visitors wait already, and the copies end soon. `failed`: a copy did not come up, and another is tried. */
  state: 'asleep' | 'waking' | 'awake' | 'draining' | 'leaving' | 'failed';
  /** Whether visitors are being sent to the app. */
  ready: boolean;
  /** How far a wake has come; null: nobody is waking it. */
  stage: WakeStep | null;
  /** Why, as a code, and in words. */
  reason: string;
  sentence: Texts;
  /** Since when it has been in that state. */
  since: string;
  /** When that may become another by itself. */
  until?: string;
  /** For how many seconds the wake that is under way has been. */
  waitedSeconds?: number;
  /** How long a wake usually takes until a copy runs, and until the app is ready. Left out before the first one. */
  usually?: { running: Usual; ready: Usual };
  /** Why a copy that was wanted ended by itself, in ECS's words. */
  failure?: { at: string; reason: string };
  /** Whether `action=extend`, posted as a form, would have it stay up longer. */
  canExtend: boolean;
}
