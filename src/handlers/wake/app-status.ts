import type { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../kit/languages.ts';
import type { AppStatus } from '../../pages/power/app-status.ts';
import { decisionSentence, timeInWords } from '../../pages/power/decision-sentences.ts';
import type { PowerDecision, PowerReason } from '../../power/decide.ts';
import type { PowerRecord } from '../../power/observation.ts';
import { usualWakeTimes } from '../../power/percentiles.ts';
import { type AppNotes, decideIfStopped, extend } from '../../power/wake.ts';
import { wakeBegan, wakeStep } from '../../power/wake-progress.ts';
import type { WakingApp } from './app.ts';

/** What is known of an app: as data, and its moments in words. `extended`: until when it would stay up with "Extend". */
export interface StatusView {
  status: AppStatus;
  times: { since: Texts; until?: Texts; extended?: Texts };
}

export function appStatus(app: WakingApp, known: AppNotes, now: Temporal.Instant): StatusView {
  const { wishes, record } = known;
  const decision = decideIfStopped(known, app.power, now);
  const stage = wakeStep(record, decision);
  const began = wakeBegan(wishes, record, now);
  const waits = stage !== undefined && stage !== 'ready';
  const since = stage === 'asked' ? began : record.since;
  const why = reasonOf(record, decision);
  const usual = usualWakeTimes(record.wakes);
  const failure = record.state === 'failed' ? record.failure : undefined;
  const { lease } = extend(known, app.power, now, { id: '', by: '' });
  return {
    status: {
      app: app.name,
      state: stage === 'asked' ? 'waking' : record.state,
      ready: stage === 'ready',
      stage: stage ?? null,
      reason: why.reason,
      sentence: decisionSentence(why, zoneOf(app)),
      since: since.toString(),
      ...(why.until && { until: why.until.toString() }),
      ...(waits && { waitedSeconds: Math.max(0, Math.round(now.since(began).total('seconds'))) }),
      ...(usual && { usually: usual }),
      ...(failure && { failure: { at: failure.at.toString(), reason: failure.reason } }),
      canExtend: lease !== undefined,
    },
    times: {
      since: timeTexts(app, since),
      ...(why.until && { until: timeTexts(app, why.until) }),
      ...(lease && { extended: timeTexts(app, lease.until) }),
    },
  };
}

/** Since when an app has slept that nobody has seen awake yet, and why; undefined once it is on its way. */
export function sleepText(app: WakingApp, { wishes, record }: AppNotes, now: Temporal.Instant): Texts | undefined {
  if (record.state !== 'asleep' || record.version === 0) return undefined;
  const { lease: _, ...others } = wishes;
  const why = decideIfStopped({ wishes: others, record }, app.power, now);
  const since = timeTexts(app, record.since);
  const sentence = why.target === 'asleep' ? decisionSentence(why, zoneOf(app)) : { en: '', ja: '' };
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

const timeTexts = (app: WakingApp, moment: Temporal.Instant): Texts => ({
  en: timeInWords(moment, zoneOf(app), 'en'),
  ja: timeInWords(moment, zoneOf(app), 'ja'),
});
