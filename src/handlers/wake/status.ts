import { randomUUID } from 'node:crypto';
import type { ALBResult } from 'aws-lambda';
import { gatePaths } from '../../../config/origins.ts';
import { mayChange } from '../../access/may-change.ts';
import { json, line, seeOther, statusProblem } from '../../pages/answers.ts';
import { formFor } from '../../pages/form.ts';
import { languageFor } from '../../pages/language-for.ts';
import { html } from '../../pages/page.ts';
import { statusPage } from '../../pages/power/status.ts';
import type { WakePorts } from '../../power/ports.ts';
import { extend } from '../../power/wake.ts';
import { fieldsOf, isForm, originsOf } from '../request.ts';
import { helpFor, hurry } from '../visit.ts';
import type { Knowledge } from './known.ts';
import { take } from './taking.ts';
import { told } from './told.ts';
import type { Visit } from './visit.ts';

/** `/_gate/status`: what an app is doing, as a page and as an AppStatus; a form posted there extends it. Reading it wakes nothing. */
export const status = (ports: WakePorts, knowledge: Knowledge) => {
  const look = looking(ports, knowledge);
  const post = extending(ports, knowledge);
  return async (visit: Visit): Promise<ALBResult> => {
    const { httpMethod } = visit.event;
    if (httpMethod === 'GET' || httpMethod === 'HEAD') return look(visit);
    if (httpMethod === 'POST') return post(visit);
    return line(405, 'Only GET, HEAD and POST.', { allow: ['GET, HEAD, POST'] });
  };
};

const looking =
  (ports: WakePorts, { lately, anew }: Knowledge) =>
  async (visit: Visit): Promise<ALBResult> => {
    const { app, event, person } = visit;
    const page = formFor(event.multiValueHeaders) === 'page';
    // Waiting pages ask again and again; somebody who has just extended wants to see it.
    const { status, times } = told(app, await (page ? anew(app.name) : lately(app.name)), ports.now());
    if (status.stage !== null && !status.ready) await hurry(() => ports.ask(visit.app.name), visit);
    if (!page) return json(200, status);
    const language = languageFor(event.multiValueHeaders);
    return html(200, statusPage({ ...helpFor(visit), language, status, person, times }), {}, app.login);
  };

const extending =
  (ports: WakePorts, { anew }: Knowledge) =>
  async (visit: Visit): Promise<ALBResult> => {
    const { app, event, person } = visit;
    if (!isForm(event) || !mayChange(originsOf(event), app.origin))
      return refused(403, 'foreign-form', 'Only the form on this page may be sent here.', visit);
    const action = fieldsOf(event).get('action');
    if (action !== 'extend') return refused(400, 'unknown-action', 'The only action is "extend".', visit);
    const known = await anew(app.name);
    const granted = extend(known, app.power, ports.now(), { id: randomUUID(), by: person.sub });
    await take(ports, 'extend', visit, known, granted);
    if (granted.lease) await hurry(() => ports.ask(visit.app.name), visit);
    return seeOther(gatePaths.status);
  };

const refused = (status: 400 | 403, code: string, detail: string, { requestId: instance }: Visit) =>
  statusProblem({ status, detail, instance, code });
