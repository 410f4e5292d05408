import type { ALBResult } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { portalPaths } from '../../../config/origins.ts';
import type { Listed } from '../../aws/invitations/people/people.ts';
import type { Finding } from '../../invitations/finding.ts';
import { type PersonState, personState } from '../../invitations/person-state.ts';
import { requestResend } from '../../invitations/resend.ts';
import type { Texts } from '../../kit/languages.ts';
import type { PersonDocument } from '../../pages/invitations/documents.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';
import { type Deed, deeds, peoplePage } from '../../pages/invitations/people.ts';
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
import { fieldsOf, isForm } from '../request.ts';
import type { InviteDesk } from './context.ts';

type Role = (asked: PortalRequest) => Promise<ALBResult>;

const states = Object.keys(personStates) as PersonState[];
const stateNamed = (name: string | null | undefined) => states.find(state => state === name);

/** So many questions to Cognito, of 60 people each, for one page of those in one state. */
const mostQuestions = 5;
const enough = 50;

/** Who is in the pool, page by page. Cognito cannot be asked for a state, so a page of one may be short and not the last. */
export const list =
  ({ ports, settings }: InviteDesk): Role =>
  async asked => {
    const { query, person } = asked;
    const given = query.get('state');
    const state = stateNamed(given);
    if (given !== null && !state) return unknownValue(asked, 'state', given, states);
    const now = ports.now();
    const found: PersonDocument[] = [];
    let cursor = query.get('cursor') || undefined;
    for (let questions = 0; questions < mostQuestions; questions++) {
      const page = await ports.people.page(cursor);
      const documents = page.people.map(listed =>
        documentOf(listed, personState(listed, { ...settings, now }), person.sub),
      );
      found.push(...documents.filter(each => !state || each.state === state));
      cursor = page.cursor;
      if (cursor === undefined || found.length >= enough) break;
    }
    const next = cursor && `${portalPaths.people}?${new URLSearchParams({ ...(state && { state }), cursor })}`;
    const page = { people: found, ...(next && { next }) };
    if (!asked.page) return json(200, { ...page, ...(cursor && { cursor }) });
    const did = deeds.find(deed => deed === query.get('did'));
    return portalPageResponse(
      asked,
      peoplePage(pageContext(asked), { ...page, ...(state && { state }), ...(did && { did }) }),
    );
  };

const documentOf = (listed: Listed, state: PersonState, asking: string): PersonDocument => ({
  id: listed.username,
  email: listed.email,
  ...(listed.name && { name: listed.name }),
  state,
  ...(listed.until && { until: listed.until }),
  mayResend: state === 'invited' || state === 'expired',
  self: listed.sub === asking,
});

/** Does something to somebody, because an admin says so. */
export const deed =
  (desk: InviteDesk, what: Deed): Role =>
  async asked => {
    const { event, app, id, person, requestId } = asked;
    const { people } = desk.ports;
    if (!isForm(event)) return foreignRequest(asked);
    const found = await people.byUsername(id);
    if (!found) return notFoundResponse(asked, 'person');
    if (what === 'disable' && found.sub === person.sub) return themselves(asked);
    const refused = what === 'resend' ? await sendAgain(desk, asked, found) : await people[what](found.username);
    const done = refused === undefined;
    logLine({ event: 'person', what, app: app.name, sub: person.sub, person: found.sub, done, requestId });
    if (refused) return refused;
    if (!asked.page) return json(200, { id: found.username, did: what });
    const state = stateNamed(fieldsOf(event).get('state'));
    return seeOther(`${portalPaths.people}?${new URLSearchParams({ ...(state && { state }), did: what })}`);
  };

const themselves = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 409,
    code: 'yourself',
    detail: {
      en: 'You cannot disable yourself. Another admin can.',
      ja: '自分自身を無効にすることはできません。他の管理者に依頼してください。',
    },
  });

/** Has the worker send somebody their invitation again; undefined once that is written down. */
export async function sendAgain(
  { ports, settings }: InviteDesk,
  asked: PortalRequest,
  person: Listed,
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

/** As of a row, but that nothing goes on by itself here. */
function detailOf(finding: Finding, after: Temporal.Instant | undefined, { app }: PortalRequest): Texts {
  const { sentence, action } = told(finding);
  const at = (language: keyof Texts) => after && timeInWords(after, app.timeZone, language);
  const again = { en: `Send it again from ${at('en')}.`, ja: `${at('ja')} 以降にもう一度送信してください。` };
  const next = after ? again : action;
  return { en: `${sentence.en} ${next.en}`, ja: `${sentence.ja}${next.ja}` };
}
