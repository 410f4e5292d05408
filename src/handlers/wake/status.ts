import { randomUUID } from 'node:crypto';
import type { ALBResult } from 'aws-lambda';
import { gatePaths } from '../../../config/origins.ts';
import { mayChange } from '../../access/may-change.ts';
import { pageResponse } from '../../pages/page.ts';
import { foreignFormText, statusMethodText, unknownActionText } from '../../pages/power/plain-texts.ts';
import { statusPage } from '../../pages/power/status.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { responseFormat } from '../../pages/response-format.ts';
import { json, plainText, seeOther, statusProblem } from '../../pages/responses.ts';
import type { WakePorts } from '../../power/ports.ts';
import { extend } from '../../power/wake.ts';
import { formFields, isForm, originsOf } from '../request.ts';
import { helpFor, requestRunNow } from '../visit.ts';
import type { WakeVisit } from './app.ts';
import { appStatus } from './app-status.ts';
import type { CachedNotes } from './cached-notes.ts';
import { takeLease } from './take-lease.ts';

/** `/_gate/status`: what an app is doing, as a page and as an AppStatus. A form posted there extends it. Reading it wakes nothing. */
export const status = (ports: WakePorts, knowledge: CachedNotes) => {
  const show = showStatus(ports, knowledge);
  const post = extendLease(ports, knowledge);
  return async (visit: WakeVisit): Promise<ALBResult> => {
    const { httpMethod } = visit.event;
    if (httpMethod === 'GET' || httpMethod === 'HEAD') return show(visit);
    if (httpMethod === 'POST') return post(visit);
    return plainText(405, statusMethodText, { allow: ['GET, HEAD, POST'] });
  };
};

const showStatus =
  (ports: WakePorts, { recent, current }: CachedNotes) =>
  async (visit: WakeVisit): Promise<ALBResult> => {
    const { app, event, person } = visit;
    const page = responseFormat(event.multiValueHeaders) === 'page';
    // Waiting pages poll; a visitor who has just extended must see the new time.
    const { status, times } = appStatus(app, await (page ? current(app.name) : recent(app.name)), ports.now());
    if (status.stage !== null && !status.ready) await requestRunNow(() => ports.requestRun(visit.app.name), visit);
    if (!page) return json(200, status);
    const language = preferredLanguage(event.multiValueHeaders);
    return pageResponse(200, statusPage({ ...helpFor(visit), language, status, person, times }), {}, app.login);
  };

const extendLease =
  (ports: WakePorts, { current }: CachedNotes) =>
  async (visit: WakeVisit): Promise<ALBResult> => {
    const { app, event, person } = visit;
    if (!isForm(event) || !mayChange(originsOf(event), app.origin))
      return refusedResponse(403, 'foreign-form', foreignFormText, visit);
    const action = formFields(event).get('action');
    if (action !== 'extend') return refusedResponse(400, 'unknown-action', unknownActionText, visit);
    const known = await current(app.name);
    const granted = extend(known, app.power, ports.now(), { id: randomUUID(), by: person.sub });
    await takeLease(ports, 'extend', visit, known, granted);
    if (granted.lease) await requestRunNow(() => ports.requestRun(visit.app.name), visit);
    return seeOther(gatePaths.status);
  };

const refusedResponse = (status: 400 | 403, code: string, detail: string, { requestId: instance }: WakeVisit) =>
  statusProblem({ status, detail, instance, code });
