import { randomUUID } from 'node:crypto';
import type { ALBEvent, ALBResult } from 'aws-lambda';
import { pageResponse } from '../../pages/page.ts';
import { asleepPage } from '../../pages/power/asleep.ts';
import { waitingPage } from '../../pages/power/waiting.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { responseFormat } from '../../pages/response-format.ts';
import { plainText, problemResponse } from '../../pages/responses.ts';
import type { WakePorts } from '../../power/ports.ts';
import { classifyVisit, type VisitKind } from '../../power/visit.ts';
import { wake } from '../../power/wake.ts';
import { header } from '../request.ts';
import { helpFor, requestRunNow } from '../visit.ts';
import type { WakeVisit } from './app.ts';
import { appStatus, sleepText } from './app-status.ts';
import type { CachedNotes } from './cached-notes.ts';
import { takeLease } from './take-lease.ts';

/** In seconds. Browsers ignore it; who asks again by itself asks for nothing before. */
const retry = { 'retry-after': ['30'] };

/**
 * Any path of an app whose visitors are sent here. Somebody who opens it wakes it, if it may be woken; everybody and everything
 * else is told that it is asleep, without anything being read or written for it.
 */
export const wait =
  (ports: WakePorts, { lately, anew }: CachedNotes) =>
  async (visit: WakeVisit): Promise<ALBResult> => {
    const { event, app, person } = visit;
    const kind = visitKind(event);
    if (kind !== 'navigation') return asleepResponse(visit);

    const before = await lately(app.name);
    const now = ports.now();
    const granted = wake(before, app.power, now, { id: randomUUID(), by: person.sub });
    const wanted = granted.decision.target === 'awake';
    if (granted.lease || !wanted) await takeLease(ports, 'wake', visit, before, granted);
    const { status, times } = appStatus(app, granted.lease ? await anew(app.name) : before, now);
    // Also where it is remembered as awake: then a deploy has sent its visitors here, which the reconciler puts right.
    if (wanted) await requestRunNow(() => ports.requestRun(app.name), visit);

    const common = { ...helpFor(visit), language: preferredLanguage(event.multiValueHeaders) };
    const { stage, sentence } = status;
    if (stage === null) {
      const why = { kind: 'not-now' as const, sentence, since: times.since };
      return pageResponse(503, asleepPage({ ...common, app: app.name, why }), retry);
    }
    const sleep = sleepText(app, before, now);
    const waiting = {
      ...common,
      status: { ...status, stage },
      healthPath: app.healthPath,
      ...(sleep && { slept: sleep }),
    };
    return pageResponse(503, waitingPage(waiting), retry);
  };

/** What is no visit must not be mistaken for one: a page only where a form was sent, which is not kept. */
function asleepResponse(visit: WakeVisit): ALBResult {
  const { event, app, requestId } = visit;
  const form = responseFormat(event.multiValueHeaders);
  const sent = !['GET', 'HEAD'].includes(event.httpMethod);
  if (form === 'page' && sent) {
    const why = { kind: 'not-sent' as const };
    const language = preferredLanguage(event.multiValueHeaders);
    return pageResponse(503, asleepPage({ ...helpFor(visit), language, app: app.name, why }), retry);
  }
  const detail = `${app.name} is asleep or about to be there. It wakes when somebody opens it in a browser.`;
  if (form !== 'problem') return plainText(503, detail, retry);
  const title = 'The app is asleep';
  return problemResponse(
    { type: '/problems/app-asleep', title, status: 503, detail, instance: requestId, code: 'app-asleep' },
    retry,
  );
}

/** Whether the request is somebody opening the app, or what else it is. */
export function visitKind(event: ALBEvent): VisitKind {
  const mode = header(event, 'sec-fetch-mode');
  const destination = header(event, 'sec-fetch-dest');
  return classifyVisit({
    method: event.httpMethod,
    wantsPage: responseFormat(event.multiValueHeaders) === 'page',
    ...(mode && { mode }),
    ...(destination && { destination }),
    purpose: ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map(name => header(event, name)).join(),
    userAgent: header(event, 'user-agent'),
  });
}
