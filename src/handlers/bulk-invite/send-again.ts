import type { ALBResult } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { Listed } from '../../aws/invitations/people.ts';
import type { Finding } from '../../invitations/finding.ts';
import { requestResend } from '../../invitations/resend.ts';
import { told } from '../../invitations/sentences.ts';
import type { Texts } from '../../kit/languages.ts';
import { timeInWords } from '../../power/sentences.ts';
import { declined } from '../portal/answers.ts';
import type { Asked } from '../portal/asked.ts';
import type { InviteDesk } from './desk.ts';

/** Has the worker send somebody their invitation again; undefined once that is written down. */
export async function sendAgain(
  { ports, settings }: InviteDesk,
  asked: Asked,
  person: Listed,
): Promise<ALBResult | undefined> {
  const requested = await requestResend(ports, person, asked.person.sub, settings);
  if (requested.job) return undefined;
  const { finding, after } = requested;
  const detail = detailOf(finding, after, asked);
  if (!after) return declined(asked, { status: 409, code: finding.code, detail });
  const seconds = Math.max(1, Math.ceil(after.since(ports.now()).total('seconds')));
  return declined(asked, { status: 429, code: finding.code, detail, headers: { 'retry-after': [String(seconds)] } });
}

/** As of a row, but that nothing goes on by itself here. */
function detailOf(finding: Finding, after: Temporal.Instant | undefined, { app }: Asked): Texts {
  const { sentence, action } = told(finding);
  const at = (language: keyof Texts) => after && timeInWords(after, app.timeZone, language);
  const again = { en: `Send it again from ${at('en')}.`, ja: `${at('ja')} 以降にもう一度送信してください。` };
  const next = after ? again : action;
  return { en: `${sentence.en} ${next.en}`, ja: `${sentence.ja}${next.ja}` };
}
