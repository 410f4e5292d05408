import { randomUUID } from 'node:crypto';
import type { ALBEvent, ALBResult } from 'aws-lambda';
import { pageResponse } from '../../pages/page.ts';
import { asleepPage } from '../../pages/power/asleep.ts';
import { asleepText } from '../../pages/power/plain-texts.ts';
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

/** Browsers ignore it; programs that retry wait for these seconds. */
const retry = { 'retry-after': ['30'] };

/**
 * Answers on any path of an app whose visitors are routed here. A visit wakes the app, if it can be woken. Every other request
 * gets the answer that the app is asleep, without a read or a write.
 */
export const wait =
  (ports: WakePorts, { recent, current }: CachedNotes) =>
  async (visit: WakeVisit): Promise<ALBResult> => {
    const { event, app, person } = visit;
    const kind = visitKind(event);
    if (kind !== 'navigation') return asleepResponse(visit);

    const before = await recent(app.name);
    const now = ports.now();
    const granted = wake(before, app.power, now, { id: randomUUID(), by: person.sub });
    const isWanted = granted.decision.target === 'awake';
    if (granted.lease || !isWanted) await takeLease(ports, 'wake', visit, before, granted);
    const { status, times } = appStatus(app, granted.lease ? await current(app.name) : before, now);
    // Also if the record says awake: then a deploy has reset the weights, and the reconciler repairs them.
    if (isWanted) await requestRunNow(() => ports.requestRun(app.name), visit);

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

/** The answer to requests that are not visits: a page only where a form was sent, because its data is lost. */
function asleepResponse(visit: WakeVisit): ALBResult {
  const { event, app, requestId } = visit;
  const format = responseFormat(event.multiValueHeaders);
  const isSubmission = !['GET', 'HEAD'].includes(event.httpMethod);
  if (format === 'page' && isSubmission) {
    const why = { kind: 'not-sent' as const };
    const language = preferredLanguage(event.multiValueHeaders);
    return pageResponse(503, asleepPage({ ...helpFor(visit), language, app: app.name, why }), retry);
  }
  const detail = asleepText(app.name);
  if (format !== 'problem') return plainText(503, detail, retry);
  const title = 'The app is asleep';
  return problemResponse(
    { type: '/problems/app-asleep', title, status: 503, detail, instance: requestId, code: 'app-asleep' },
    retry,
  );
}

/** Whether the request is a visit, or what it is instead. */
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
