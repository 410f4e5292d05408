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

/** The data of the list of apps. */
export interface AppList {
  portal: Portal;
  apps: readonly { name: string; url: string; policy: Policy | undefined }[];
  /** The reconciler's records of these apps. A new app has none yet. */
  records(apps: readonly string[]): Promise<ReadonlyMap<string, PowerRecord>>;
  /** `YYYY-MM-DD`, UTC. */
  today(): string;
}

/** Answers with the list of apps, and 404 on every other path that no other function answers. It changes nothing. */
export const answer = (list: AppList) =>
  forPortal(list.portal, async visit => {
    const request = parsePortalRequest(visit, '');
    const { httpMethod, path } = visit.event;
    if (path !== portalPaths.apps) return notFoundResponse(request, 'path');
    if (httpMethod !== 'GET' && httpMethod !== 'HEAD') return methodNotAllowed(request, 'GET, HEAD');
    return appList(list, request);
  });

async function appList(list: AppList, request: PortalRequest): Promise<ALBResult> {
  const { person } = request;
  // Tokens carry verified addresses only, and the trigger has checked the last day of access.
  const subject = { ...person, emailVerified: person.email !== undefined };
  const apps = list.apps.filter(({ policy }) => decide(policy, subject, list.today()).allowed);
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

/** If the states can't be read, the list is shown without them. */
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
