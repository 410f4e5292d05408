import { randomUUID } from 'node:crypto';
import type { ALBResult } from 'aws-lambda';
import { line, problem } from '../../pages/answers.ts';
import { formFor } from '../../pages/form.ts';
import { languageFor } from '../../pages/language-for.ts';
import { html } from '../../pages/page.ts';
import { asleepPage } from '../../pages/power/asleep.ts';
import { waitingPage } from '../../pages/power/waiting.ts';
import type { WakePorts } from '../../power/ports.ts';
import { wake } from '../../power/wake.ts';
import { helpFor, hurry } from '../visit.ts';
import type { Knowledge } from './known.ts';
import { kindOf } from './request.ts';
import { take } from './taking.ts';
import { slept, told } from './told.ts';
import type { Visit } from './visit.ts';

/** In seconds. Browsers ignore it; who asks again by itself asks for nothing before. */
const retry = { 'retry-after': ['30'] };

/**
 * Any path of an app whose visitors are sent here. Somebody who opens it wakes it, if it may be woken; everybody and everything
 * else is told that it is asleep, without anything being read or written for it.
 */
export const wait =
  (ports: WakePorts, { lately, anew }: Knowledge) =>
  async (visit: Visit): Promise<ALBResult> => {
    const { event, app, person } = visit;
    const kind = kindOf(event);
    if (kind !== 'navigation') return sleeping(visit);

    const before = await lately(app.name);
    const now = ports.now();
    const granted = wake(before, app.power, now, { id: randomUUID(), by: person.sub });
    const wanted = granted.decision.target === 'awake';
    if (granted.lease || !wanted) await take(ports, 'wake', visit, before, granted);
    const { status, times } = told(app, granted.lease ? await anew(app.name) : before, now);
    // Also where it is remembered as awake: then a deploy has sent its visitors here, which the reconciler puts right.
    if (wanted) await hurry(() => ports.ask(app.name), visit);

    const common = { ...helpFor(visit), language: languageFor(event.multiValueHeaders) };
    const { stage, sentence } = status;
    if (stage === null) {
      const why = { kind: 'not-now' as const, sentence, since: times.since };
      return html(503, asleepPage({ ...common, app: app.name, why }), retry);
    }
    const sleep = slept(app, before, now);
    const waiting = {
      ...common,
      status: { ...status, stage },
      healthPath: app.healthPath,
      ...(sleep && { slept: sleep }),
    };
    return html(503, waitingPage(waiting), retry);
  };

/** What is no visit must not be mistaken for one: a page only where a form was sent, which is not kept. */
function sleeping(visit: Visit): ALBResult {
  const { event, app, requestId } = visit;
  const form = formFor(event.multiValueHeaders);
  const sent = !['GET', 'HEAD'].includes(event.httpMethod);
  if (form === 'page' && sent) {
    const why = { kind: 'not-sent' as const };
    const language = languageFor(event.multiValueHeaders);
    return html(503, asleepPage({ ...helpFor(visit), language, app: app.name, why }), retry);
  }
  const detail = `${app.name} is asleep or about to be there. It wakes when somebody opens it in a browser.`;
  if (form !== 'problem') return line(503, detail, retry);
  const title = 'The app is asleep';
  return problem(
    { type: '/problems/app-asleep', title, status: 503, detail, instance: requestId, code: 'app-asleep' },
    retry,
  );
}
