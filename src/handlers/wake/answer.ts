import type { ALBResult } from 'aws-lambda';
import { gatePaths, portalPaths } from '../../../config/origins.ts';
import { pageResponse } from '../../pages/page.ts';
import { asleepPage } from '../../pages/power/asleep.ts';
import { wakeFailedText } from '../../pages/power/plain-texts.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { responseFormat } from '../../pages/response-format.ts';
import { foundAt, notFound, plainText, statusProblem } from '../../pages/responses.ts';
import type { WakePorts } from '../../power/ports.ts';
import { logLine } from '../lambda.ts';
import { isBelow, queryOf } from '../request.ts';
import { forVisitors, helpFor } from '../visit.ts';
import type { WakeVisit, WakingApps } from './app.ts';
import { cachedNotes } from './cached-notes.ts';
import { status } from './status.ts';
import { wait } from './waiting.ts';

/**
 * Answers on every path that the load balancer does not route to the app, and on the gate's own paths. Fails closed: without verified
 * access a request wakes nothing and learns nothing. A visitor whose wake fails gets an error page and can try again.
 * @param portal The portal's origin, to which the app's old invitation paths redirect.
 */
export function answer(apps: WakingApps, ports: WakePorts, portal: string) {
  const notes = cachedNotes(ports);
  const roles = { status: status(ports, notes), waiting: wait(ports, notes) };

  return forVisitors(apps, async visit => {
    const { path, httpMethod } = visit.event;
    const reads = httpMethod === 'GET' || httpMethod === 'HEAD';
    if (reads && isBelow(path, gatePaths.invites)) return moved(portal, visit);
    const role = path === gatePaths.status ? roles.status : roles.waiting;
    if (role === roles.waiting && path.startsWith('/_gate/')) return notFound;
    return role(visit).catch(error => failed(error, visit));
  });
}

/** Keeps old links and bookmarks working. Forms are not redirected: an app's page could send one. */
function moved(portal: string, { event }: WakeVisit): ALBResult {
  const to = new URL(portalPaths.invites + event.path.slice(gatePaths.invites.length), portal);
  to.search = queryOf(event).toString();
  return foundAt(to.href);
}

function failed(error: unknown, visit: WakeVisit): ALBResult {
  const { event, app, requestId } = visit;
  logLine({ level: 'error', message: 'not-asked', app: app.name, requestId, error: String(error) });
  const format = responseFormat(event.multiValueHeaders);
  const language = preferredLanguage(event.multiValueHeaders);
  const retry = { 'retry-after': ['5'] };
  if (format === 'page')
    return pageResponse(
      503,
      asleepPage({ ...helpFor(visit), language, app: app.name, why: { kind: 'failed' } }),
      retry,
    );
  const detail = wakeFailedText(app.name);
  if (format === 'text') return plainText(503, detail, retry);
  return statusProblem({ status: 503, detail, instance: requestId, code: 'not-asked' }, retry);
}
