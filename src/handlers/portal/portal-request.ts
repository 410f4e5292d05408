import { Temporal } from 'temporal-polyfill';
import { portalPaths } from '../../../config/origins.ts';
import { adminsGroup } from '../../access/policy.ts';
import type { Language } from '../../kit/languages.ts';
import type { PageContext } from '../../pages/portal/portal-page.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { responseFormat } from '../../pages/response-format.ts';
import { timeInWords } from '../../pages/time-in-words.ts';
import { queryOf } from '../request.ts';
import { helpFor } from '../visit.ts';
import type { PortalVisit } from './portal.ts';

/** A request at the portal, with the format and language of its answer. */
export interface PortalRequest extends PortalVisit {
  /** The job or person in the path; empty where there is none. */
  id: string;
  query: URLSearchParams;
  /** Whether the answer is a page; otherwise it is JSON. */
  page: boolean;
  language: Language;
}

export function parsePortalRequest(visit: PortalVisit, id: string): PortalRequest {
  const { event } = visit;
  return {
    ...visit,
    id,
    query: queryOf(event),
    page: responseFormat(event.multiValueHeaders) === 'page',
    language: preferredLanguage(event.multiValueHeaders),
  };
}

/** The path of a job. */
export const jobPath = (id: string) => `${portalPaths.invites}/${encodeURIComponent(id)}`;

/** What every page of the portal needs. */
export const pageContext = (request: PortalRequest): PageContext => ({
  ...helpFor(request),
  ...portalPaths,
  language: request.language,
  admin: request.person.groups.includes(adminsGroup),
  time: instant => timeInWords(Temporal.Instant.from(instant), request.app.timeZone, request.language),
});
