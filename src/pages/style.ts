/** A gate. gate/refused.html has the same icon. */
const gatePath = 'M4 21V6l8-3 8 3v15M4 21h16M9 21v-8h6v8M12 13v8';

const svgIcon = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${gatePath}"/></svg>`;

export const icon = svgIcon('currentColor');
export const favicon = `data:image/svg+xml,${encodeURIComponent(svgIcon('#0f9488'))}`;

/** The colours, light and dark, and the fonts of all pages. */
export const baseStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1d2530, #e8edf3); --soft: light-dark(#596575, #9aa7b6);
  --paper: light-dark(#f5f7f9, #11161c); --card: light-dark(#fff, #1a212a); --edge: light-dark(#dfe5eb, #2b3541);
  --accent: light-dark(#0f766e, #5eead4); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
`;

/** The style of a page with one message. gate/refused.html is self-contained and repeats the parts it needs. */
export const pageStyle = `${baseStyle}main { box-sizing: border-box; width: min(28rem, 100vw - 2rem); margin: 1rem 0; padding: 2.5rem 2rem 1.5rem; text-align: center;
  background: var(--card); border: 1px solid var(--edge); border-radius: 14px; overflow-wrap: anywhere; }
svg { width: 44px; height: 44px; color: var(--accent); }
h1 { margin: 1rem 0 .25rem; font-size: 1.35rem; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 0 0 .25rem; font-size: 1.05rem; font-weight: 650; text-wrap: balance; }
:lang(ja) { line-break: strict; word-break: auto-phrase; }
p { margin: 0; color: var(--soft); text-wrap: balance; }
p + p { margin-top: .6rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.1rem; margin: 1.1rem 0 0; padding: .9rem 1rem; text-align: start;
  background: var(--paper); border: 1px solid var(--edge); border-radius: 9px; font-size: .94rem; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 550; }
ol { list-style: none; margin: 1.25rem 0; padding: .75rem 1rem; text-align: start; background: var(--paper);
  border: 1px solid var(--edge); border-radius: 9px; }
li { position: relative; display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0 .3rem 1.75rem; color: var(--soft); }
li::before { content: ""; position: absolute; left: 0; top: .75rem; width: .6rem; height: .6rem; border-radius: 50%;
  border: 2px solid var(--edge); background: var(--paper); z-index: 1; }
li + li::after { content: ""; position: absolute; left: calc(.3rem + 1px); bottom: calc(100% - .75rem); height: 1.4rem;
  border-left: 2px solid var(--edge); }
li:has(~ [aria-current]), li[aria-current] { color: var(--ink); }
li:has(~ [aria-current])::before { background: var(--accent); border-color: var(--accent); }
li[aria-current] { font-weight: 650; }
li[aria-current]::before { border-color: var(--accent); }
li small { color: var(--soft); font-weight: 400; white-space: nowrap; }
section + section { margin-top: 1.75rem; padding-top: 1.75rem; border-top: 1px solid var(--edge); }
form { margin: 0; }
[data-failure] { margin-top: .75rem; padding: .6rem 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: 9px; }
[data-failure]:empty { display: none; }
a, button { display: inline-block; margin-top: 1.25rem; padding: .55rem 1.2rem; border: 0; border-radius: 9px; text-decoration: none;
  background: var(--accent); color: light-dark(#fff, #06251f); font: inherit; font-weight: 600; cursor: pointer; text-wrap: balance; }
a:focus-visible, button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.quiet, section + section a { background: none; color: var(--accent); padding: 0 .4rem; margin-top: 1rem; }
footer { margin-top: 1.75rem; color: var(--soft); font-size: .78rem; }
code { display: block; font: .95em ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
@media (max-width: 30rem) {
  main { padding: 2rem 1.25rem 1.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .5rem; }
}
@media (prefers-reduced-motion: no-preference) {
  li[aria-current]::before { animation: breathe 1.6s ease-in-out infinite alternate; }
  @keyframes breathe { to { background: var(--accent); } }
}
`;
