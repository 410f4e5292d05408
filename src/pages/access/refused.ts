import type { ALBResult } from 'aws-lambda';

import template from '../../../gate/refused.html';
import type { Language } from '../../kit/languages.ts';
import { escapeHtml } from '../markup.ts';
import type { ResponseFormat } from '../response-format.ts';
import { plainText, statusProblem } from '../responses.ts';

/** A refusal. 401 and 503: the visitor's identity is not verified. 403: it is, but the person has no access to the app. */
export interface AccessRefusal {
  status: 401 | 403 | 503;
  /** A code of src/aws/tokens/proof-error.ts; at 403 a reason of src/access/decide.ts. */
  code: string;
  person?: { email?: string };
  requestId: string;
}

/** The app that refuses them. */
export interface RefusingApp {
  app: string;
  /** Whom visitors can contact. */
  contact: string;
}

const texts = {
  401: 'Please sign in again.',
  403: "Your account doesn't have access to this app.",
  503: "We can't verify your sign-in right now. Try again in a minute.",
} as const;

/** The comment with the sentences, which is not sent, and the page. */
const [comment = '', pageTemplate = ''] = template.split(/-->\n(.*)/s);

/** The response to a refused visitor, the same as in gate/answers.py. It names no other person, no group and no rule. */
export function refusalResponse(refusal: AccessRefusal, app: RefusingApp, form: ResponseFormat): ALBResult {
  const { status } = refusal;
  if (form === 'problem') return problemOf(refusal, app);
  // Only verified people get the page: everyone else can only sign in again.
  if (form === 'text' || status !== 403) return plainText(status, texts[status]);
  return {
    statusCode: status,
    multiValueHeaders: {
      'content-type': ['text/html; charset=utf-8'],
      'content-security-policy': [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      ],
      'referrer-policy': ['no-referrer'],
      'cache-control': ['no-store'],
      'x-content-type-options': ['nosniff'],
    },
    body: refusedPage(refusal, app),
  };
}

/** Fills gate/refused.html. Its first comment says how. */
export function refusedPage({ code, person, requestId }: AccessRefusal, { app, contact }: RefusingApp): string {
  const reason = generalReason(code);
  const values: Record<string, string> = {
    app,
    contact,
    request: requestId,
    'account.en': accountText(person, 'en'),
    'account.ja': accountText(person, 'ja'),
    'reason.en': sentence(reason, 'en'),
    'reason.ja': sentence(reason, 'ja'),
  };
  // In one pass, so that a value that looks like a placeholder is not filled in turn.
  return pageTemplate.replace(/\{\{([a-z.]+)\}\}/g, (_found, name: string) => escapeHtml(values[name] ?? ''));
}

/** The verified address, or a text that there is none. */
export const accountText = (person: AccessRefusal['person'], language: Language): string =>
  person?.email ?? sentence('no-email', language);

function problemOf({ status, code, requestId }: AccessRefusal, { app, contact }: RefusingApp): ALBResult {
  const text = texts[status];
  const isVerified = status === 403;
  const reason = isVerified ? generalReason(code) : code;
  const detail = isVerified ? `${sentence(reason, 'en')} Contact for ${app}: ${contact}` : text;
  return statusProblem({ status, detail, instance: requestId, code: reason });
}

/** The part of the reason that the person may know: a rule may name other people. */
const generalReason = (code: string) => (publicReasons.includes(code) ? code : 'not-allowed');

const publicReasons = ['access-ended', 'email-unverified'];

/** A sentence from the comment at the top of gate/refused.html. */
function sentence(key: string, language: Language): string {
  const found = new RegExp(`^ *${key}\\.${language}: (.+)$`, 'm').exec(comment)?.[1];
  if (found === undefined) throw new Error(`gate/refused.html has no sentence ${key}.${language}.`);
  return found;
}
