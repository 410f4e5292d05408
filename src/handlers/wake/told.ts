import type { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../kit/languages.ts';
import type { AppStatus } from '../../pages/power/app-status.ts';
import type { PowerDecision, PowerReason } from '../../power/decide.ts';
import type { PowerRecord } from '../../power/observation.ts';
import { usually } from '../../power/percentiles.ts';
import { sentenceOf, timeInWords } from '../../power/sentences.ts';
import { extend, type Known, wanted } from '../../power/wake.ts';
import { stageOf, wakeBegan } from '../../power/wake-progress.ts';
import type { WakingApp } from './app.ts';

/** What is known of an app: as data, and its moments in words. `extended`: until when it would stay up with "Extend". */
export interface Told {
  status: AppStatus;
  times: { since: Texts; until?: Texts; extended?: Texts };
}

export function told(app: WakingApp, known: Known, now: Temporal.Instant): Told {
  const { wishes, record } = known;
  const decision = wanted(known, app.power, now);
  const stage = stageOf(record, decision);
  const began = wakeBegan(wishes, record, now);
  const waits = stage !== undefined && stage !== 'ready';
  const since = stage === 'asked' ? began : record.since;
  const why = reasonOf(record, decision);
  const usual = usually(record.wakes);
  const failure = record.state === 'failed' ? record.failure : undefined;
  const { lease } = extend(known, app.power, now, { id: '', by: '' });
  return {
    status: {
      app: app.name,
      state: stage === 'asked' ? 'waking' : record.state,
      ready: stage === 'ready',
      stage: stage ?? null,
      reason: why.reason,
      sentence: sentenceOf(why, zoneOf(app)),
      since: since.toString(),
      ...(why.until && { until: why.until.toString() }),
      ...(waits && { waitedSeconds: Math.max(0, Math.round(now.since(began).total('seconds'))) }),
      ...(usual && { usually: usual }),
      ...(failure && { failure: { at: failure.at.toString(), reason: failure.reason } }),
      canExtend: lease !== undefined,
    },
    times: {
      since: inWords(app, since),
      ...(why.until && { until: inWords(app, why.until) }),
      ...(lease && { extended: inWords(app, lease.until) }),
    },
  };
}

/** Since when an app has slept that nobody has seen awake yet, and why; undefined once it is on its way. */
export function slept(app: WakingApp, { wishes, record }: Known, now: Temporal.Instant): Texts | undefined {
  if (record.state !== 'asleep' || record.version === 0) return undefined;
  const { lease: _, ...others } = wishes;
  const why = wanted({ wishes: others, record }, app.power, now);
  const since = inWords(app, record.since);
  const sentence = why.target === 'asleep' ? sentenceOf(why, zoneOf(app)) : { en: '', ja: '' };
  return {
    en: `It has slept since ${since.en}. ${sentence.en}`.trimEnd(),
    ja: `${since.ja} から停止していました。${sentence.ja}`,
  };
}

/** What is wanted now, as far as that is why it is in its state; otherwise what the reconciler last said, who knows who is connected. */
function reasonOf({ state, reason, until }: PowerRecord, decision: PowerDecision): PowerDecision {
  const asleep = state === 'asleep' || state === 'leaving';
  const waking = state === 'waking' || state === 'failed';
  if (asleep || (waking && decision.target === 'awake') || reason.startsWith('held-')) return decision;
  const remembered = { target: decision.target, reason: reason as PowerReason }; // of decide.ts: the reconciler wrote it
  return until ? { ...remembered, until } : remembered;
}

/** The time zone that an app's people are told times in. */
const zoneOf = ({ power }: WakingApp) => power.hours?.timeZone ?? 'UTC';

const inWords = (app: WakingApp, moment: Temporal.Instant): Texts => ({
  en: timeInWords(moment, zoneOf(app), 'en'),
  ja: timeInWords(moment, zoneOf(app), 'ja'),
});
