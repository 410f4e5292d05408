import type { ALBResult } from 'aws-lambda';

/** What a page says, in each language it speaks. */
export interface Words {
  title: string;
  text: string;
  link: { href: string; label: string };
}

/** The pages' one look: no external resource, light and dark, readable without script. */
export const page = (english: Words, japanese: Words) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${english.title}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>
:root { color-scheme: light dark; --ink: light-dark(#1d2530, #e8edf3); --soft: light-dark(#596575, #9aa7b6);
  --paper: light-dark(#f5f7f9, #11161c); --card: light-dark(#fff, #1a212a); --edge: light-dark(#dfe5eb, #2b3541);
  --accent: light-dark(#0f766e, #5eead4); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { box-sizing: border-box; width: min(26rem, 100vw - 2rem); padding: 2.5rem 2rem; text-align: center;
  background: var(--card); border: 1px solid var(--edge); border-radius: 14px; }
svg { width: 44px; height: 44px; color: var(--accent); }
h1 { margin: 1rem 0 .25rem; font-size: 1.35rem; font-weight: 650; letter-spacing: -.01em; }
p { margin: 0; color: var(--soft); }
section + section { margin-top: 1.75rem; padding-top: 1.75rem; border-top: 1px solid var(--edge); }
h2 { margin: 0 0 .25rem; font-size: 1.05rem; font-weight: 650; }
a { display: inline-block; margin-top: 1.1rem; padding: .55rem 1.2rem; border-radius: 9px; text-decoration: none;
  background: var(--accent); color: light-dark(#fff, #06251f); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
section + section a { background: none; color: var(--accent); padding: 0; margin-top: .6rem; }
</style>
</head>
<body>
<main>
${icon}
<section><h1>${english.title}</h1><p>${english.text}</p><a href="${english.link.href}">${english.link.label}</a></section>
<section lang="ja"><h2>${japanese.title}</h2><p>${japanese.text}</p><a href="${japanese.link.href}">${japanese.link.label}</a></section>
</main>
</body>
</html>
`;

/** The gate: two posts and a way between them. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0f9488" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 21V6l8-3 8 3v15M4 21h16M9 21v-8h6v8"/></svg>';

/** A page as an answer that no cache keeps, no frame holds and no script of a stranger runs in. */
export const html = (statusCode: number, body: string): ALBResult => ({
  statusCode,
  multiValueHeaders: {
    'content-type': ['text/html; charset=utf-8'],
    'cache-control': ['no-store'],
    'content-security-policy': ["default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"],
    'referrer-policy': ['no-referrer'],
    'x-content-type-options': ['nosniff'],
  },
  body,
});
