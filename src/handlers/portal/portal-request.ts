import { Temporal } from 'temporal-polyfill';
import { portalPaths } from '../../../config/origins.ts';
import { adminsGroup } from '../../access/policy.ts';
import type { Language } from '../../kit/languages.ts';
import type { PageContext } from '../../pages/portal/portal-page.ts';
import { timeInWords } from '../../pages/power/decision-sentences.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { responseFormat } from '../../pages/response-format.ts';
import { queryOf } from '../request.ts';
import { helpFor } from '../visit.ts';
import type { PortalVisit } from './portal.ts';

/** A request at the portal, and how it wants to be answered. */
export interface PortalRequest extends PortalVisit {
  /** The part of the path that names a job or a person; empty where there is none. */
  id: string;
  query: URLSearchParams;
  /** Whether a browser wants a page of it; otherwise it is a program, which reads JSON. */
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

/** Where a job is. */
export const jobPath = (id: string) => `${portalPaths.invites}/${encodeURIComponent(id)}`;

/** What all pages need of a request. */
export const pageContext = (asked: PortalRequest): PageContext => ({
  ...helpFor(asked),
  ...portalPaths,
  language: asked.language,
  admin: asked.person.groups.includes(adminsGroup),
  time: moment => timeInWords(Temporal.Instant.from(moment), asked.app.timeZone, asked.language),
});
