import type { ALBResult } from 'aws-lambda';
import { gatePaths, portalPaths } from '../../../config/origins.ts';
import { pageResponse } from '../../pages/page.ts';
import { asleepPage } from '../../pages/power/asleep.ts';
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
 * Fails closed to strangers, and kindly to everybody else: whoever is not proved to be somebody whom the app admits wakes nothing and
 * learns nothing; a visitor whose wish could not be noted is told so and may try again. Never a blank page.
 *
 * Answers for an app while it is not there: every path that the load balancer does not send to the app, and the gate's own. `portal`: its
 * origin, where people are invited now.
 */
export function answer(apps: WakingApps, ports: WakePorts, portal: string) {
  const known = cachedNotes(ports);
  const roles = { status: status(ports, known), waiting: wait(ports, known) };

  return forVisitors(apps, async visit => {
    const { path, httpMethod } = visit.event;
    const reads = httpMethod === 'GET' || httpMethod === 'HEAD';
    if (reads && isBelow(path, gatePaths.invites)) return moved(portal, visit);
    const role = path === gatePaths.status ? roles.status : roles.waiting;
    if (role === roles.waiting && path.startsWith('/_gate/')) return notFound;
    return role(visit).catch(error => failed(error, visit));
  });
}

/** Old links and bookmarks go on. What is sent to the old address is not: an app's page could send it. */
function moved(portal: string, { event }: WakeVisit): ALBResult {
  const to = new URL(portalPaths.invites + event.path.slice(gatePaths.invites.length), portal);
  to.search = queryOf(event).toString();
  return foundAt(to.href);
}

function failed(error: unknown, visit: WakeVisit): ALBResult {
  const { event, app, requestId } = visit;
  logLine({ level: 'error', message: 'not-asked', app: app.name, requestId, error: String(error) });
  const form = responseFormat(event.multiValueHeaders);
  const language = preferredLanguage(event.multiValueHeaders);
  const retry = { 'retry-after': ['5'] };
  if (form === 'page')
    return pageResponse(
      503,
      asleepPage({ ...helpFor(visit), language, app: app.name, why: { kind: 'failed' } }),
      retry,
    );
  const detail = `${app.name} could not be asked. Try again in a moment.`;
  if (form === 'text') return plainText(503, detail, retry);
  return statusProblem({ status: 503, detail, instance: requestId, code: 'not-asked' }, retry);
}
