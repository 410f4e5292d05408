import type { ALBEvent, ALBResult } from 'aws-lambda';
import type { Verdict, VerifiedPerson } from '../aws/tokens.ts';
import { refusalResponse } from '../pages/access/refused.ts';
import type { RequestHeaders } from '../pages/headers.ts';
import type { Help } from '../pages/help.ts';
import { responseFormat } from '../pages/response-format.ts';
import { notFound } from '../pages/responses.ts';
import { logLine } from './lambda.ts';
import { hostOf } from './request.ts';
import { within } from './within.ts';

/** An app, or the portal, with what verifies its visitors. */
export interface GuardedApp {
  name: string;
  /** The name on pages, if not `name`. */
  title?: string;
  /** Its own origin. Requests that change something must come from there. */
  origin: string;
  /** Whom visitors can contact. */
  contact: string;
  /** Origin of the sign-in page. */
  login: string;
  verify(headers: RequestHeaders): Promise<Verdict>;
}

/** A request of a person with access to the app. */
export interface VisitTo<App extends GuardedApp> {
  event: ALBEvent;
  app: App;
  person: VerifiedPerson;
  /** The load balancer's ID of the request. */
  requestId: string;
}

/** The contact and the request ID, for the foot of a page. */
export const helpFor = ({ app, requestId }: VisitTo<GuardedApp>): Help => ({ contact: app.contact, requestId });

/** How long a visitor's page waits for it, all attempts included. */
const requestRunSeconds = 2;

/**
 * Requests a run of a worker now instead of within the next minute. What it should do is already written, so a failure is only logged,
 * and after two seconds the page no longer waits for it.
 */
export async function requestRunNow(
  request: () => Promise<void>,
  { app, requestId }: Pick<VisitTo<GuardedApp>, 'app' | 'requestId'>,
): Promise<void> {
  try {
    await within(requestRunSeconds, request());
  } catch (error) {
    logLine({ level: 'error', message: 'ask-failed', app: app.name, requestId, error: String(error) });
  }
}

/** Fails closed: only verified people with access to the host's app reach `role`. HEAD is answered like GET, without a body. */
export const forVisitors = <App extends GuardedApp>(
  apps: ReadonlyMap<string, App>,
  role: (visit: VisitTo<App>) => Promise<ALBResult>,
) => {
  async function answer(event: ALBEvent): Promise<ALBResult> {
    const app = apps.get(hostOf(event));
    if (!app) return notFound;
    const verdict = await app.verify(event.multiValueHeaders);
    const { requestId } = verdict;
    if (verdict.kind === 'admitted') return role({ event, app, person: verdict.person, requestId });
    const who = 'person' in verdict ? { sub: verdict.person.sub } : {};
    logLine({ event: 'refused', app: app.name, reason: verdict.code, ...who, requestId });
    return refusalResponse(
      verdict,
      { app: app.title ?? app.name, contact: app.contact },
      responseFormat(event.multiValueHeaders),
    );
  }

  return async (event: ALBEvent): Promise<ALBResult> => {
    const result = await answer(event);
    return event.httpMethod === 'HEAD' ? { ...result, body: '' } : result;
  };
};
