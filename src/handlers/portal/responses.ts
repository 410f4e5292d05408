import type { ALBResult } from 'aws-lambda';
import { portalPaths } from '../../../config/origins.ts';
import type { Texts } from '../../kit/languages.ts';
import { type PageRenderer, pageResponse } from '../../pages/page.ts';
import { errorPage, type FileError } from '../../pages/portal/error-page.ts';
import { statusProblem } from '../../pages/responses.ts';
import { isBelow } from '../request.ts';
import { type PortalRequest, pageContext } from './portal-request.ts';

type Headers = NonNullable<ALBResult['multiValueHeaders']>;

/** Why something was not done. */
export interface RequestError {
  status: number;
  /** A word to decide by. */
  code: string;
  detail: Texts;
  errors?: readonly FileError[];
  headers?: Headers;
}

/** A page. Its forms may end at the login page, where their sender has to sign in again. */
export const portalPageResponse = (
  { app }: PortalRequest,
  page: PageRenderer,
  status = 200,
  headers: Headers = {},
): ALBResult => pageResponse(status, page, headers, app.login);

/** A page for people, a problem document for programs. */
export function errorResponse(
  asked: PortalRequest,
  { status, code, detail, errors, headers = {} }: RequestError,
): ALBResult {
  if (asked.page)
    return portalPageResponse(
      asked,
      errorPage(pageContext(asked), { detail, ...(errors && { errors }), back: backFrom(asked) }),
      status,
      headers,
    );
  const said = { status, detail: detail[asked.language], instance: asked.requestId, code };
  return statusProblem({ ...said, ...(errors && { errors }) }, headers);
}

/** Where whoever cannot go on here begins again. */
const backFrom = ({ event: { path } }: PortalRequest): string =>
  [portalPaths.invites, portalPaths.people].find(place => isBelow(path, place)) ?? portalPaths.apps;

/** What is missing. */
const texts = {
  path: { en: 'There is nothing here.', ja: 'お探しのページはありません。' },
  job: {
    en: 'There is no such file. What became of a file is kept for 90 days.',
    ja: '該当するファイルはありません。結果の保存期間は 90 日間です。',
  },
  person: { en: 'There is nobody of that name.', ja: '該当するユーザーはいません。' },
} as const satisfies Record<string, Texts>;

export const notFoundResponse = (asked: PortalRequest, what: keyof typeof texts): ALBResult =>
  errorResponse(asked, { status: 404, code: 'not-found', detail: texts[what] });

/** A path is there, and cannot be asked so. `allow`: what it can be asked. */
export const methodNotAllowed = (asked: PortalRequest, allow: string): ALBResult =>
  errorResponse(asked, {
    status: 405,
    code: 'method-not-allowed',
    detail: { en: `Only ${allow}.`, ja: `使用できるメソッド：${allow}` },
    headers: { allow: [allow] },
  });

export const foreignRequest = (asked: PortalRequest): ALBResult =>
  errorResponse(asked, {
    status: 403,
    code: 'foreign-form',
    detail: {
      en: 'This request must come from a page on this host. API clients must send a matching Origin header.',
      ja: 'この操作は、このホストのページからのみ送信できます。API クライアントの場合は、一致する Origin ヘッダーを付けてください。',
    },
  });

/** `name` can only be one of `allowed`. */
export const unknownValue = (
  asked: PortalRequest,
  name: string,
  given: string,
  allowed: readonly string[],
): ALBResult =>
  errorResponse(asked, {
    status: 400,
    code: 'unknown-value',
    detail: {
      en: `${name} is "${given.slice(0, 100)}", and can only be one of: ${allowed.join(', ')}.`,
      ja: `${name} の値「${given.slice(0, 100)}」は指定できません。指定できる値：${allowed.join('、')}`,
    },
  });
