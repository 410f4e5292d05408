import { randomBytes } from 'node:crypto';
import type { ALBResult } from 'aws-lambda';
import { type Language, otherThan, type Texts } from '../kit/languages.ts';
import { type Markup, markup, verbatim } from './markup.ts';
import { favicon, icon, pageStyle } from './style.ts';

/** A page in the visitor's language, with a summary in the other. */
export interface Page {
  language: Language;
  title: Texts;
  text: Texts;
  /** The part below the text, in the visitor's language. */
  body: (language: Language) => Markup;
  /** The part of the body that the other language has too. */
  gist?: (language: Language) => Markup;
  footer?: Markup;
  /** The script element and its data. The script may change title and text; screen readers then announce the text. */
  script?: { data: unknown; element: string };
}

/** Renders the page once its CSP nonce is known. */
export type PageRenderer = (nonce: string) => string;

/** The layout of a page with one message. */
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

/** The frame of every page: no external resources, readable without script. */
export interface Frame extends Pick<Page, 'language' | 'script'> {
  title: string;
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
 * Answers with a page that is not cached, indexed or framed, and runs no script but its own.
 * @param login The sign-in page's origin, where a form of the page may be redirected when the session has expired.
 */
export function pageResponse(
  statusCode: number,
  render: PageRenderer,
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
      // With `no-referrer` a form's Origin would be `null`, and browsers without Sec-Fetch-Site have no other way to prove where it comes from.
      // https://fetch.spec.whatwg.org/#append-a-request-origin-header
      'referrer-policy': ['same-origin'],
      'x-content-type-options': ['nosniff'],
      'x-robots-tag': ['noindex'],
      ...headers,
    },
    body: render(nonce),
  };
}
