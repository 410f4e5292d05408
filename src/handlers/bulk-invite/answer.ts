import type { ALBResult } from 'aws-lambda';
import { adminsGroup } from '../../access/policy.ts';
import { BadCursor } from '../../invitations/ports.ts';
import { notAdminPage } from '../../pages/invitations/errors.ts';
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
import type { InviteDesk } from './context.ts';
import { routes } from './routes.ts';

/**
 * Everything below `/invites` and `/people` of the portal, for admins alone: by the groups of the verified token, before a path is looked at or anything is
 * read. An admin who cannot be served is told to try again, and never shown a blank page.
 */
export function answer(desk: InviteDesk) {
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
  const detail = 'Only members of the group admins may invite people.';
  if (form === 'text') return plainText(403, detail);
  return statusProblem({ status: 403, detail, instance: requestId, code: 'not-admin' });
}

function failed(error: unknown, visit: PortalVisit): ALBResult {
  const request = parsePortalRequest(visit, '');
  if (error instanceof BadCursor) {
    const detail = {
      en: 'That page is gone. Begin at the first.',
      ja: '該当するページはありません。最初のページから開いてください。',
    };
    return errorResponse(request, { status: 400, code: 'bad-cursor', detail });
  }
  const { app, requestId } = visit;
  logLine({ level: 'error', message: 'not-done', app: app.name, requestId, error: withoutAddresses(String(error)) });
  const detail = {
    en: 'Something failed on our side. Try again in a minute: nothing is done twice.',
    ja: 'こちら側の問題により処理できませんでした。1 分ほど待ってからもう一度お試しください。同じ処理が二重に行われることはありません。',
  };
  return errorResponse(request, { status: 503, code: 'not-done', detail, headers: { 'retry-after': ['60'] } });
}

/** AWS repeats in an error what it was given. */
const withoutAddresses = (text: string): string => text.replaceAll(/[^\s"'<>]+@[^\s"'<>]+/g, '…@…');
