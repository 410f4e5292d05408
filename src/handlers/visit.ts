import type { ALBEvent, ALBResult } from 'aws-lambda';
import type { Verdict, VerifiedPerson } from '../aws/tokens.ts';
import { refusalResponse } from '../pages/access/refused.ts';
import type { RequestHeaders } from '../pages/headers.ts';
import type { Help } from '../pages/power/waiting.ts';
import { responseFormat } from '../pages/response-format.ts';
import { notFound } from '../pages/responses.ts';
import { logLine } from './lambda.ts';
import { hostOf } from './request.ts';
import { within } from './within.ts';

/** An app as its visitors' proof concerns it; also the portal. */
export interface GuardedApp {
  name: string;
  /** What pages call it, where that is not its name. */
  title?: string;
  /** Its own origin: what changes anything comes from there. */
  origin: string;
  /** Whom to ask. */
  contact: string;
  /** Origin of the login page. */
  login: string;
  verify(headers: RequestHeaders): Promise<Verdict>;
}

/** A request of somebody whom the app admits. */
export interface VisitTo<App extends GuardedApp> {
  event: ALBEvent;
  app: App;
  person: VerifiedPerson;
  /** The load balancer's name for it. */
  requestId: string;
}

/** What every page says at its foot. */
export const helpFor = ({ app, requestId }: VisitTo<GuardedApp>): Help => ({ contact: app.contact, requestId });

/** What nobody's page depends on gets no more of a visitor's time than this, all attempts included. */
const asideSeconds = 2;

/**
 * Asks for what is written down already and found within a minute anyway: a failure is only logged, and what takes longer than two
 * seconds is left to itself.
 */
export async function requestRunNow(
  ask: () => Promise<void>,
  { app, requestId }: Pick<VisitTo<GuardedApp>, 'app' | 'requestId'>,
): Promise<void> {
  try {
    await within(asideSeconds, ask());
  } catch (error) {
    logLine({ level: 'error', message: 'ask-failed', app: app.name, requestId, error: String(error) });
  }
}

/** Fails closed: whoever is not proved to be somebody whom the app of that host admits gets no further. HEAD is as GET, without a body. */
export const forVisitors = <App extends GuardedApp>(
  apps: ReadonlyMap<string, App>,
  role: (visit: VisitTo<App>) => Promise<ALBResult>,
) => {
  async function answered(event: ALBEvent): Promise<ALBResult> {
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
    const result = await answered(event);
    return event.httpMethod === 'HEAD' ? { ...result, body: '' } : result;
  };
};
