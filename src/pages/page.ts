import { randomBytes } from 'node:crypto';
import type { ALBResult } from 'aws-lambda';
import { type Language, otherThan, type Texts } from '../kit/languages.ts';
import { type Markup, markup, verbatim } from './markup.ts';
import { favicon, icon, pageStyle } from './style.ts';

/** One page: the visitor's language in full, and the gist in the other. */
export interface Page {
  /** The visitor's. */
  language: Language;
  title: Texts;
  text: Texts;
  /** What follows in the visitor's language. */
  body: (language: Language) => Markup;
  /** What of it the other language says too. */
  gist?: (language: Language) => Markup;
  footer?: Markup;
  /** What the script needs to know, and the script element. It may change title and text: the text is announced then. */
  script?: { data: unknown; element: string };
}

/** A page that awaits the nonce of the answer it goes into. */
export type PageRenderer = (nonce: string) => string;

/** The layout of a page that says one thing. */
export function renderPage({ language, title, text, body, gist, footer, script }: Page): PageRenderer {
  const other = otherThan(language);
  return renderFrame({
    language,
    title: title[language],
    style: pageStyle,
    main: markup`
${verbatim(icon)}
<section><h1>${title[language]}</h1><p${script && verbatim(' role="status"')}>${text[language]}</p>${body(language)}</section>
<section lang="${other}"><h2>${title[other]}</h2><p>${text[other]}</p>${gist?.(other)}</section>
${footer && markup`<footer>${footer}</footer>`}
`,
    ...(script && { script }),
  });
}

/** What every page is: no external resource, readable without script. */
export interface Frame extends Pick<Page, 'language' | 'script'> {
  title: string;
  /** Its style sheet. */
  style: string;
  main: Markup;
}

export const renderFrame =
  ({ language, title, style, main, script }: Frame): PageRenderer =>
  nonce =>
    markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${verbatim(favicon)}">
<style nonce="${nonce}">${verbatim(style)}</style>
</head>
<body>
<main${script && markup` data-script="${JSON.stringify(script.data)}"`}>${main}</main>
${script && verbatim(script.element.replace('<script>', `<script nonce="${nonce}">`))}
</body>
</html>
`.text;

/**
 * A page as an answer that no cache keeps, no search engine finds, no frame or other window holds and no script of a stranger runs in. `login`: the
 * origin that a form of the page may be redirected to, because its sender has to sign in again; without it no form leads anywhere else.
 */
export function pageResponse(
  statusCode: number,
  unsent: PageRenderer,
  headers: ALBResult['multiValueHeaders'] = {},
  login = '',
): ALBResult {
  const nonce = randomBytes(18).toString('base64');
  const own = `'nonce-${nonce}'`;
  return {
    statusCode,
    multiValueHeaders: {
      'content-type': ['text/html; charset=utf-8'],
      'cache-control': ['no-store'],
      'content-security-policy': [
        `default-src 'none'; script-src ${own}; style-src ${own}; connect-src 'self'; img-src data:; base-uri 'none'; ${`form-action 'self' ${login}`.trimEnd()}; frame-ancestors 'none'`,
      ],
      'cross-origin-opener-policy': ['same-origin'],
      // Not `no-referrer`: the Origin of a form would be `null`, and a browser without Sec-Fetch-Site has nothing else to prove it by.
      // https://fetch.spec.whatwg.org/#append-a-request-origin-header
      'referrer-policy': ['same-origin'],
      'x-content-type-options': ['nosniff'],
      'x-robots-tag': ['noindex'],
      ...headers,
    },
    body: unsent(nonce),
  };
}
