import type { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../kit/languages.ts';
import type { AppStatus } from '../../pages/power/app-status.ts';
import { decisionSentence } from '../../pages/power/decision-sentences.ts';
import { sleptText } from '../../pages/power/plain-texts.ts';
import { timeTexts } from '../../pages/time-in-words.ts';
import type { PowerDecision, PowerReason } from '../../power/decide.ts';
import type { PowerRecord } from '../../power/observation.ts';
import { usualWakeTimes } from '../../power/percentiles.ts';
import { type AppNotes, decideIfStopped, extend } from '../../power/wake.ts';
import { wakeBegan, wakeStep } from '../../power/wake-progress.ts';
import type { WakingApp } from './app.ts';

/** An app's status as data, with its times in words. `extended`: until when the app would stay awake if extended. */
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
      since: timeTexts(since, zoneOf(app)),
      ...(why.until && { until: timeTexts(why.until, zoneOf(app)) }),
      ...(lease && { extended: timeTexts(lease.until, zoneOf(app)) }),
    },
  };
}

/** Since when and why the app has been asleep; undefined once it is waking. */
export function sleepText(app: WakingApp, { wishes, record }: AppNotes, now: Temporal.Instant): Texts | undefined {
  if (record.state !== 'asleep' || record.version === 0) return undefined;
  const { lease: _, ...others } = wishes;
  const why = decideIfStopped({ wishes: others, record }, app.power, now);
  const since = timeTexts(record.since, zoneOf(app));
  const sentence = why.target === 'asleep' ? decisionSentence(why, zoneOf(app)) : { en: '', ja: '' };
  return sleptText(since, sentence);
}

/** The current decision where it explains the app's state; otherwise the reconciler's last, which knows who is connected. */
function reasonOf({ state, reason, until }: PowerRecord, decision: PowerDecision): PowerDecision {
  const asleep = state === 'asleep' || state === 'leaving';
  const waking = state === 'waking' || state === 'failed';
  if (asleep || (waking && decision.target === 'awake') || reason.startsWith('held-')) return decision;
  const remembered = { target: decision.target, reason: reason as PowerReason }; // the reconciler wrote a reason of decide.ts
  return until ? { ...remembered, until } : remembered;
}

/** The time zone of the app's opening hours. */
const zoneOf = ({ power }: WakingApp) => power.hours?.timeZone ?? 'UTC';
