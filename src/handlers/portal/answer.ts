import type { ALBResult } from 'aws-lambda';
import { portalPaths } from '../../../config/origins.ts';
import { decide } from '../../access/decide.ts';
import type { Policy } from '../../access/policy.ts';
import { type AppState, appsPage } from '../../pages/portal/apps.ts';
import { json } from '../../pages/responses.ts';
import type { PowerRecord, PowerState } from '../../power/observation.ts';
import { logLine } from '../lambda.ts';
import type { Portal, PortalVisit } from './portal.ts';
import { type PortalRequest, pageContext, parsePortalRequest } from './portal-request.ts';
import { methodNotAllowed, notFoundResponse, portalPageResponse } from './responses.ts';
import { forPortal } from './visitors.ts';

/** What the portal shows: the stage's apps, and what is remembered of them. */
export interface AppList {
  portal: Portal;
  apps: readonly { name: string; url: string; policy: Policy | undefined }[];
  /** What the reconciler remembers of these apps. One that it has not looked at yet has no record. */
  records(apps: readonly string[]): Promise<ReadonlyMap<string, PowerRecord>>;
  /** `YYYY-MM-DD`, UTC. */
  today(): string;
}

/** Answers on the portal's host where nobody else does: the list of apps, which changes nothing. */
export const answer = (list: AppList) =>
  forPortal(list.portal, async visit => {
    const request = parsePortalRequest(visit, '');
    const { httpMethod, path } = visit.event;
    if (path !== portalPaths.apps) return notFoundResponse(request, 'path');
    if (httpMethod !== 'GET' && httpMethod !== 'HEAD') return methodNotAllowed(request, 'GET, HEAD');
    return listed(list, request);
  });

async function listed(list: AppList, request: PortalRequest): Promise<ALBResult> {
  const { person } = request;
  // Only a verified address reaches us, and the token's trigger has looked at the last day.
  const known = { ...person, emailVerified: person.email !== undefined };
  const apps = list.apps.filter(({ policy }) => decide(policy, known, list.today()).allowed);
  const states = await statesOf(list, request, apps);
  const entries = apps.map(({ name, url }) => ({ name, url, state: states.get(name) ?? 'unknown' }));
  const { email, name, groups } = person;
  const account = { ...(email && { email }), ...(name && { name }), groups };
  if (!request.page) return json(200, { person: account, apps: entries });
  return portalPageResponse(request, appsPage(pageContext(request), { person: account, apps: entries }));
}

const stateNames: Record<PowerState, AppState> = {
  awake: 'awake',
  draining: 'awake',
  waking: 'waking',
  failed: 'failed',
  leaving: 'asleep',
  asleep: 'asleep',
};

/** A list without states is worth more than none. */
async function statesOf(
  { records }: AppList,
  { app, requestId }: PortalVisit,
  apps: readonly { name: string }[],
): Promise<ReadonlyMap<string, AppState>> {
  try {
    const found = await records(apps.map(({ name }) => name));
    return new Map([...found].map(([name, { state }]) => [name, stateNames[state]]));
  } catch (error) {
    logLine({ level: 'error', message: 'states-unknown', app: app.name, requestId, error: String(error) });
    return new Map();
  }
}
