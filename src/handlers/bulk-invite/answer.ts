import type { ALBResult } from 'aws-lambda';
import { adminsGroup } from '../../access/policy.ts';
import { BadCursor } from '../../invitations/ports.ts';
import { inviteErrors, notAdminDetail, notAdminPage } from '../../pages/invitations/errors.ts';
import { pageResponse } from '../../pages/page.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { responseFormat } from '../../pages/response-format.ts';
import { plainText, statusProblem } from '../../pages/responses.ts';
import { logLine } from '../lambda.ts';
import type { PortalVisit } from '../portal/portal.ts';
import { parsePortalRequest } from '../portal/portal-request.ts';
import { errorResponse } from '../portal/responses.ts';
import { forPortal } from '../portal/visitors.ts';
import { helpFor } from '../visit.ts';
import type { InviteContext } from './context.ts';
import { routes } from './routes.ts';

/**
 * Everything below `/invites` and `/people` on the portal's host, for admins only. The groups of the verified token decide, before the
 * path is examined or anything is read. If a request fails, the admin sees a page that says to try again, never a blank page.
 */
export function answer(desk: InviteContext) {
  const route = routes(desk);
  return forPortal(desk.portal, async visit =>
    visit.person.groups.includes(adminsGroup) ? route(visit).catch(error => failed(error, visit)) : notAdmin(visit),
  );
}

async function notAdmin(visit: PortalVisit): Promise<ALBResult> {
  const { event, app, person, requestId } = visit;
  logLine({ event: 'refused', app: app.name, reason: 'not-admin', sub: person.sub, requestId });
  const form = responseFormat(event.multiValueHeaders);
  const language = preferredLanguage(event.multiValueHeaders);
  if (form === 'page') return pageResponse(403, notAdminPage({ ...helpFor(visit), language, person }));
  if (form === 'text') return plainText(403, notAdminDetail);
  return statusProblem({ status: 403, detail: notAdminDetail, instance: requestId, code: 'not-admin' });
}

function failed(error: unknown, visit: PortalVisit): ALBResult {
  const request = parsePortalRequest(visit, '');
  if (error instanceof BadCursor) {
    return errorResponse(request, { status: 400, code: 'bad-cursor', detail: inviteErrors['bad-cursor'] });
  }
  const { app, requestId } = visit;
  logLine({ level: 'error', message: 'not-done', app: app.name, requestId, error: withoutAddresses(String(error)) });
  const detail = inviteErrors['not-done'];
  return errorResponse(request, { status: 503, code: 'not-done', detail, headers: { 'retry-after': ['60'] } });
}

/** AWS's error messages may repeat the values of the request. */
const withoutAddresses = (text: string): string => text.replaceAll(/[^\s"'<>]+@[^\s"'<>]+/g, '…@…');
