import type { ALBResult } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { portalPaths } from '../../../config/origins.ts';
import type { AccountDetails } from '../../aws/invitations/people/people.ts';
import type { Finding } from '../../invitations/finding.ts';
import { type PersonState, personState } from '../../invitations/person-state.ts';
import { requestResend } from '../../invitations/resend.ts';
import type { Language, Texts } from '../../kit/languages.ts';
import type { PersonDocument } from '../../pages/invitations/documents.ts';
import { inviteErrors, resendFromText } from '../../pages/invitations/errors.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import { type PersonAction, peoplePage, personActions } from '../../pages/invitations/people.ts';
import { personStates } from '../../pages/invitations/states.ts';
import { json, seeOther } from '../../pages/responses.ts';
import { timeInWords } from '../../pages/time-in-words.ts';
import { logLine } from '../lambda.ts';
import { type PortalRequest, pageContext } from '../portal/portal-request.ts';
import {
  errorResponse,
  foreignRequest,
  notFoundResponse,
  portalPageResponse,
  unknownValue,
} from '../portal/responses.ts';
import { formFields, isForm } from '../request.ts';
import type { InviteContext } from './context.ts';

type Role = (asked: PortalRequest) => Promise<ALBResult>;

const states = Object.keys(personStates) as PersonState[];
const stateNamed = (name: string | null | undefined) => states.find(state => state === name);

/** Pages of 60 people that are read from Cognito, at most, for one page filtered by state. */
const maxPagesRead = 5;
const pageSize = 50;

/** The people of the user pool, page by page. Cognito cannot filter by our states, so a filtered page may be short without being the last. */
export const showPeople =
  ({ ports, settings }: InviteContext): Role =>
  async asked => {
    const { query, person } = asked;
    const given = query.get('state');
    const state = stateNamed(given);
    if (given !== null && !state) return unknownValue(asked, 'state', given, states);
    const now = ports.now();
    const found: PersonDocument[] = [];
    let cursor = query.get('cursor') || undefined;
    for (let questions = 0; questions < maxPagesRead; questions++) {
      const page = await ports.people.page(cursor);
      const documents = page.people.map(listed =>
        documentOf(listed, personState(listed, { ...settings, now }), person.sub),
      );
      found.push(...documents.filter(each => !state || each.state === state));
      cursor = page.cursor;
      if (cursor === undefined || found.length >= pageSize) break;
    }
    const next = cursor && `${portalPaths.people}?${new URLSearchParams({ ...(state && { state }), cursor })}`;
    const page = { people: found, ...(next && { next }) };
    if (!asked.page) return json(200, { ...page, ...(cursor && { cursor }) });
    const did = personActions.find(changePerson => changePerson === query.get('did'));
    return portalPageResponse(
      asked,
      peoplePage(pageContext(asked), { ...page, ...(state && { state }), ...(did && { completedAction: did }) }),
    );
  };

const documentOf = (listed: AccountDetails, state: PersonState, asking: string): PersonDocument => ({
  id: listed.username,
  email: listed.email,
  ...(listed.name && { name: listed.name }),
  state,
  ...(listed.until && { until: listed.until }),
  mayResend: state === 'invited' || state === 'expired',
  self: listed.sub === asking,
});

/** Carries out an action of an admin on one person. */
export const deed =
  (desk: InviteContext, what: PersonAction): Role =>
  async asked => {
    const { event, app, id, person, requestId } = asked;
    const { people } = desk.ports;
    if (!isForm(event)) return foreignRequest(asked);
    const found = await people.byUsername(id);
    if (!found) return notFoundResponse(asked, 'person');
    if (what === 'disable' && found.sub === person.sub) return themselves(asked);
    const refused = what === 'resend' ? await resendTo(desk, asked, found) : await people[what](found.username);
    const done = refused === undefined;
    logLine({ event: 'person', what, app: app.name, sub: person.sub, person: found.sub, done, requestId });
    if (refused) return refused;
    if (!asked.page) return json(200, { id: found.username, did: what });
    const state = stateNamed(formFields(event).get('state'));
    return seeOther(`${portalPaths.people}?${new URLSearchParams({ ...(state && { state }), did: what })}`);
  };

const themselves = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 409,
    code: 'yourself',
    detail: inviteErrors.yourself,
  });

/** Requests that the worker resends an invitation. Undefined on success, else the error response. */
export async function resendTo(
  { ports, settings }: InviteContext,
  asked: PortalRequest,
  person: AccountDetails,
): Promise<ALBResult | undefined> {
  const requested = await requestResend(ports, person, asked.person.sub, settings);
  if (requested.job) return undefined;
  const { finding, after } = requested;
  const detail = detailOf(finding, after, asked);
  if (!after) return errorResponse(asked, { status: 409, code: finding.code, detail });
  const seconds = Math.max(1, Math.ceil(after.since(ports.now()).total('seconds')));
  return errorResponse(asked, {
    status: 429,
    code: finding.code,
    detail,
    headers: { 'retry-after': [String(seconds)] },
  });
}

/** The text of the finding; a resend that was refused is not retried automatically, so the action says when to try again. */
function detailOf(finding: Finding, after: Temporal.Instant | undefined, { app }: PortalRequest): Texts {
  const { sentence, action } = describeFinding(finding);
  const at = (language: Language) => after && timeInWords(after, app.timeZone, language);
  const next = after ? resendFromText({ en: at('en'), ja: at('ja') }) : action;
  return { en: `${sentence.en} ${next.en}`, ja: `${sentence.ja}${next.ja}` };
}
