import { baseStyle } from '../style.ts';

/** The style of the portal's pages: wide, with tables. */
export const portalStyle = `${baseStyle}body { place-items: start center; }
main { box-sizing: border-box; width: min(68rem, 100vw - 2rem); margin: 1rem 0; padding: 1.5rem 2rem; background: var(--card);
  border: 1px solid var(--edge); border-radius: 14px; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; margin-bottom: 1.25rem; }
header svg { width: 32px; height: 32px; color: var(--accent); }
h1 { margin: 0 0 .5rem; font-size: 1.35rem; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 2rem 0 .5rem; font-size: 1.05rem; font-weight: 650; }
:lang(ja) { line-break: strict; }
p { margin: 0 0 .6rem; }
small, .soft { color: var(--soft); font-size: .9em; }
a { color: var(--accent); }
a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav + * { margin-top: .75rem; }
header nav { margin: 0; }
form { margin: 0; }
fieldset { margin: 0 0 1rem; padding: .6rem 1rem; border: 1px solid var(--edge); border-radius: 9px; }
legend { padding: 0 .35rem; font-weight: 600; }
label { display: block; padding: .2rem 0; }
input[type="file"] { box-sizing: border-box; width: 100%; margin: .4rem 0 1rem; padding: 2rem 1rem; border: 2px dashed var(--soft);
  border-radius: 9px; background: var(--paper); color: var(--ink); font: inherit; }
input[type="file"][data-over] { border-color: var(--accent); border-style: solid; }
button { padding: .45rem 1.1rem; border: 1px solid transparent; border-radius: 9px; background: var(--accent);
  color: light-dark(#fff, #06251f); font: inherit; font-weight: 600; cursor: pointer; }
td button { padding: .1rem .7rem; background: var(--card); color: var(--accent); border-color: currentColor; font-size: .9em; }
td form { display: inline-block; margin: .1rem .4rem .1rem 0; }
a:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.note { padding: .6rem 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: 9px; }
progress { display: block; width: 100%; height: .9rem; margin: .5rem 0; accent-color: var(--accent); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .5rem; margin: .75rem 0; }
dl[data-account] { grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); }
dl div { padding: .4rem .8rem; background: var(--paper); border: 1px solid var(--edge); border-radius: 9px; }
dt { color: var(--soft); font-size: .9em; }
dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
:is(form, .scroll) + p { margin-top: .75rem; }
.scroll { position: relative; overflow-x: auto; border: 1px solid var(--edge); border-radius: 9px; }
table { width: 100%; border-collapse: collapse; font-size: .94rem; overflow-wrap: break-word; }
th, td { padding: .4rem .8rem; border-bottom: 1px solid var(--edge); text-align: start; vertical-align: top; }
tr:last-child > * { border-bottom: 0; }
thead th { background: var(--paper); white-space: nowrap; }
tbody th { font-weight: 550; }
td { min-width: 6rem; }
td p { margin: 0; min-width: 12rem; }
code { font: .95em ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
footer { margin-top: 2rem; color: var(--soft); font-size: .78rem; }
@media (max-width: 40rem) { main { width: 100vw; margin: 0; padding: 1rem; border-width: 0 0 1px; border-radius: 0; } }
`;
