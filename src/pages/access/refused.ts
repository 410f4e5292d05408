import type { ALBResult } from 'aws-lambda';

import template from '../../../gate/refused.html';
import type { Language } from '../../kit/languages.ts';
import { escapeHtml } from '../markup.ts';
import type { ResponseFormat } from '../response-format.ts';
import { plainText, statusProblem } from '../responses.ts';

/** Somebody who is turned away. 401 and 503: nobody is proved. 403: `person` is, and the app is not theirs. */
export interface AccessRefusal {
  status: 401 | 403 | 503;
  /** A refusal code of src/aws/tokens/proof-error.ts, or at 403 a reason of src/access/decide.ts. */
  code: string;
  person?: { email?: string };
  requestId: string;
}

/** The app that turns them away. */
export interface RefusingApp {
  app: string;
  /** Whom to ask. */
  contact: string;
}

const texts = {
  401: 'Please sign in again.',
  403: 'Your account may not use this app.',
  503: 'Sign-in cannot be checked at the moment. Please try again.',
} as const;

/** The comment, which is not sent, and the page after it. */
const [notes = '', sent = ''] = template.split(/-->\n(.*)/s);

/** What a refused person is answered: the same as by gate/answers.py. It names nobody else, no group and no rule. */
export function refusalResponse(refusal: AccessRefusal, app: RefusingApp, form: ResponseFormat): ALBResult {
  const { status } = refusal;
  if (form === 'problem') return problemOf(refusal, app);
  // Only people whom we know get the page: anybody else can do no more than sign in again.
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

/** Fills gate/refused.html, whose first comment is the contract. */
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
  // In one pass, so that a value that looks like a placeholder stays what it is.
  return sent.replace(/\{\{([a-z.]+)\}\}/g, (_found, name: string) => escapeHtml(values[name] ?? ''));
}

/** The verified address, or that there is none. */
export const accountText = (person: AccessRefusal['person'], language: Language): string =>
  person?.email ?? sentence('no-email', language);

function problemOf({ status, code, requestId }: AccessRefusal, { app, contact }: RefusingApp): ALBResult {
  const text = texts[status];
  const known = status === 403;
  const reason = known ? generalReason(code) : code;
  const detail = known ? `${sentence(reason, 'en')} About ${app} ask ${contact}` : text;
  return statusProblem({ status, detail, instance: requestId, code: reason });
}

/** As much of the decision as its subject is told: a rule may name other people. */
const generalReason = (code: string) => (namedReasons.includes(code) ? code : 'not-allowed');

const namedReasons = ['access-ended', 'email-unverified'];

/** One of those in the comment at the top of the file. */
function sentence(key: string, language: Language): string {
  const found = new RegExp(`^ *${key}\\.${language}: (.+)$`, 'm').exec(notes)?.[1];
  if (found === undefined) throw new Error(`gate/refused.html has no sentence ${key}.${language}.`);
  return found;
}
