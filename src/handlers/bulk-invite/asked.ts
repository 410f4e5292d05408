import { Temporal } from 'temporal-polyfill';
import { gatePaths } from '../../../config/origins.ts';
import { formFor } from '../../pages/form.ts';
import type { Desk } from '../../pages/invitations/sheet.ts';
import { type Language, languageFor } from '../../pages/languages.ts';
import { timeInWords } from '../../power/sentences.ts';
import { queryOf } from '../request.ts';
import { helpFor, type VisitTo } from '../visit.ts';
import type { InvitingApp } from './desk.ts';

/** A request of an admin. */
export interface Asked extends VisitTo<InvitingApp> {
  /** The part of the path that names a job or a person; empty where there is none. */
  id: string;
  query: URLSearchParams;
  /** Whether a browser wants a page of it; otherwise it is a program, which reads JSON. */
  page: boolean;
  language: Language;
}

export function asked(visit: VisitTo<InvitingApp>, id: string): Asked {
  const { event } = visit;
  return {
    ...visit,
    id,
    query: queryOf(event),
    page: formFor(event.multiValueHeaders) === 'page',
    language: languageFor(event.multiValueHeaders),
  };
}

/** Where people are. */
export const peoplePath = `${gatePaths.invites}/people`;
/** Where a job is. */
export const jobPath = (id: string) => `${gatePaths.invites}/${encodeURIComponent(id)}`;

/** What all pages need of a request. */
export const deskOf = (asked: Asked): Desk => ({
  ...helpFor(asked),
  language: asked.language,
  app: asked.app.name,
  invites: gatePaths.invites,
  people: peoplePath,
  time: moment => timeInWords(Temporal.Instant.from(moment), asked.app.timeZone, asked.language),
});
