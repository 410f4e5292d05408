import type { ALBResult } from 'aws-lambda';
import { portalPaths } from '../../../config/origins.ts';
import type { Texts } from '../../kit/languages.ts';
import { type PageRenderer, pageResponse } from '../../pages/page.ts';
import {
  errorPage,
  type FileError,
  foreignRequestTexts,
  methodNotAllowedTexts,
  notFoundTexts,
  unknownValueTexts,
} from '../../pages/portal/error-page.ts';
import { statusProblem } from '../../pages/responses.ts';
import { isBelow } from '../request.ts';
import { type PortalRequest, pageContext } from './portal-request.ts';

type Headers = NonNullable<ALBResult['multiValueHeaders']>;

/** Why a request failed. */
export interface RequestError {
  status: number;
  /** Machine-readable error code. */
  code: string;
  detail: Texts;
  errors?: readonly FileError[];
  headers?: Headers;
}

/** A page of the portal. Its forms may be redirected to the sign-in page when the session has expired. */
export const portalPageResponse = (
  { app }: PortalRequest,
  page: PageRenderer,
  status = 200,
  headers: Headers = {},
): ALBResult => pageResponse(status, page, headers, app.login);

/** An error page for browsers, a problem document for programs. */
export function errorResponse(
  request: PortalRequest,
  { status, code, detail, errors, headers = {} }: RequestError,
): ALBResult {
  if (request.page)
    return portalPageResponse(
      request,
      errorPage(pageContext(request), { detail, ...(errors && { errors }), back: backFrom(request) }),
      status,
      headers,
    );
  const document = { status, detail: detail[request.language], instance: request.requestId, code };
  return statusProblem({ ...document, ...(errors && { errors }) }, headers);
}

/** The page to continue with after an error. */
const backFrom = ({ event: { path } }: PortalRequest): string =>
  [portalPaths.invites, portalPaths.people].find(place => isBelow(path, place)) ?? portalPaths.apps;

export const notFoundResponse = (request: PortalRequest, what: keyof typeof notFoundTexts): ALBResult =>
  errorResponse(request, { status: 404, code: 'not-found', detail: notFoundTexts[what] });

/** @param allowed The methods of the path, as the header Allow lists them. */
export const methodNotAllowed = (request: PortalRequest, allowed: string): ALBResult =>
  errorResponse(request, {
    status: 405,
    code: 'method-not-allowed',
    detail: methodNotAllowedTexts(allowed),
    headers: { allow: [allowed] },
  });

export const foreignRequest = (request: PortalRequest): ALBResult =>
  errorResponse(request, { status: 403, code: 'foreign-form', detail: foreignRequestTexts });

export const unknownValue = (
  request: PortalRequest,
  name: string,
  given: string,
  allowed: readonly string[],
): ALBResult =>
  errorResponse(request, { status: 400, code: 'unknown-value', detail: unknownValueTexts(name, given, allowed) });
