import type { ALBResult } from 'aws-lambda';
import { gatePaths } from '../../../config/origins.ts';
import { statusProblem } from '../../pages/answers.ts';
import { declinedPage, type FileError } from '../../pages/invitations/declined.ts';
import type { Texts } from '../../pages/languages.ts';
import { html, type Unsent } from '../../pages/page.ts';
import { type Asked, deskOf } from './asked.ts';

type Headers = NonNullable<ALBResult['multiValueHeaders']>;

/** Why something was not done. */
export interface Declined {
  status: number;
  /** A word to decide by. */
  code: string;
  detail: Texts;
  errors?: readonly FileError[];
  headers?: Headers;
}

/** A page. Its forms may end at the login page, where their sender has to sign in again. */
export const shown = ({ app }: Asked, page: Unsent, status = 200, headers: Headers = {}): ALBResult =>
  html(status, page, headers, app.login);

/** A page for people, a problem document for programs. */
export function declined(asked: Asked, { status, code, detail, errors, headers = {} }: Declined): ALBResult {
  if (asked.page)
    return shown(
      asked,
      declinedPage(deskOf(asked), { detail, ...(errors && { errors }), back: gatePaths.invites }),
      status,
      headers,
    );
  const said = { status, detail: detail[asked.language], instance: asked.requestId, code };
  return statusProblem({ ...said, ...(errors && { errors }) }, headers);
}

/** What is missing. */
const texts = {
  path: { en: 'There is nothing here.', ja: 'お探しのページはありません。' },
  job: {
    en: 'There is no such file. What became of a file is kept for 90 days.',
    ja: '該当するファイルはありません。結果の保存期間は 90 日間です。',
  },
  person: { en: 'There is nobody of that name.', ja: '該当するユーザーはいません。' },
} as const satisfies Record<string, Texts>;

export const missing = (asked: Asked, what: keyof typeof texts): ALBResult =>
  declined(asked, { status: 404, code: 'not-found', detail: texts[what] });

export const foreignForm = (asked: Asked): ALBResult =>
  declined(asked, {
    status: 403,
    code: 'foreign-form',
    detail: {
      en: 'Only a page of this very host may send this. A program says so with the header Origin.',
      ja: 'この操作は、このホストのページからのみ送信できます。プログラムの場合は Origin ヘッダーを付けてください。',
    },
  });

/** `name` can only be one of `allowed`. */
export const unknownValue = (asked: Asked, name: string, given: string, allowed: readonly string[]): ALBResult =>
  declined(asked, {
    status: 400,
    code: 'unknown-value',
    detail: {
      en: `${name} is "${given.slice(0, 100)}", and can only be one of: ${allowed.join(', ')}.`,
      ja: `${name} の値「${given.slice(0, 100)}」は指定できません。指定できる値：${allowed.join('、')}`,
    },
  });
