import type { ALBResult } from 'aws-lambda';
import { mayChange } from '../../access/may-change.ts';
import { logLine } from '../lambda.ts';
import { originsOf } from '../request.ts';
import { forVisitors } from '../visit.ts';
import type { Portal, PortalVisit } from './portal.ts';
import { parsePortalRequest } from './portal-request.ts';
import { foreignRequest } from './responses.ts';

/**
 * Guards everything on the portal's host. Fails closed: only invited people reach `role`, and requests that may change something must come
 * from the portal's own pages.
 */
export const forPortal = (portal: Portal, role: (visit: PortalVisit) => Promise<ALBResult>) =>
  forVisitors(new Map([[portal.host, portal]]), async visit => {
    const { event, app, person, requestId } = visit;
    if (mayChange(originsOf(event), portal.origin)) return role(visit);
    logLine({ event: 'refused', app: app.name, reason: 'foreign-form', sub: person.sub, requestId });
    return foreignRequest(parsePortalRequest(visit, ''));
  });
