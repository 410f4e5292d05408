import { Temporal } from 'temporal-polyfill';
import { portalPaths } from '../../../config/origins.ts';
import { adminsGroup } from '../../access/policy.ts';
import type { Language } from '../../kit/languages.ts';
import { formFor } from '../../pages/form.ts';
import { languageFor } from '../../pages/language-for.ts';
import type { Desk } from '../../pages/portal/sheet.ts';
import { timeInWords } from '../../power/sentences.ts';
import { queryOf } from '../request.ts';
import { helpFor } from '../visit.ts';
import type { PortalVisit } from './portal.ts';

/** A request at the portal, and how it wants to be answered. */
export interface Asked extends PortalVisit {
  /** The part of the path that names a job or a person; empty where there is none. */
  id: string;
  query: URLSearchParams;
  /** Whether a browser wants a page of it; otherwise it is a program, which reads JSON. */
  page: boolean;
  language: Language;
}

export function asked(visit: PortalVisit, id: string): Asked {
  const { event } = visit;
  return {
    ...visit,
    id,
    query: queryOf(event),
    page: formFor(event.multiValueHeaders) === 'page',
    language: languageFor(event.multiValueHeaders),
  };
}

/** Where a job is. */
export const jobPath = (id: string) => `${portalPaths.invites}/${encodeURIComponent(id)}`;

/** What all pages need of a request. */
export const deskOf = (asked: Asked): Desk => ({
  ...helpFor(asked),
  ...portalPaths,
  language: asked.language,
  admin: asked.person.groups.includes(adminsGroup),
  time: moment => timeInWords(Temporal.Instant.from(moment), asked.app.timeZone, asked.language),
});
