import type { Texts } from '../../kit/languages.ts';
import type { WakeTimes } from '../../power/percentiles.ts';
import type { WakeStep } from '../../power/wake-progress.ts';

/**
 * The answer of `GET /_gate/status` with `Accept: application/json`, from which the pages are made too. Reading it wakes nothing.
 * Instants are ISO 8601 in UTC. Unknown members are absent.
 */
export interface AppStatus {
  app: string;
  /** `leaving`: visitors wait already, and the instances stop soon. `failed`: an instance did not start, and ECS starts another. */
  state: 'asleep' | 'waking' | 'awake' | 'draining' | 'leaving' | 'failed';
  /** Whether visitors are routed to the app. */
  ready: boolean;
  /** How far the wake is; null: no one is waking the app. */
  stage: WakeStep | null;
  /** The reason as a code. */
  reason: string;
  sentence: Texts;
  /** When the state began. */
  since: string;
  /** When the state may change. */
  until?: string;
  /** How long the current wake has taken so far. */
  waitedSeconds?: number;
  /** How long a wake usually takes until an instance runs, and until the app is ready. Absent before the first wake. */
  usually?: WakeTimes;
  /** Why an instance stopped, as ECS says it. */
  failure?: { at: string; reason: string };
  /** Whether posting `action=extend` as a form would keep the app awake for longer. */
  canExtend: boolean;
}
