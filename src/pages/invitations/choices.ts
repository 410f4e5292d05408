import type { Texts } from '../../kit/languages.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import type { PageContext } from '../portal/portal-page.ts';

export interface Choices<State extends string> {
  /** The page that they lead to. */
  at: string;
  names: Readonly<Record<State, Texts>>;
  /** Undefined: all. */
  chosen: State | undefined;
}

/** Links to the same page with only what is in one state. */
export function choices<State extends string>(
  { language }: PageContext,
  name: string,
  { at, names, chosen }: Choices<State>,
): Markup {
  const link = (state: string | undefined, text: string) =>
    markup`<a href="${state === undefined ? at : `${at}?state=${state}`}"${state === chosen ? verbatim(' aria-current="true"') : undefined}>${text}</a>`;
  return markup`<nav aria-label="${name}">${link(undefined, { en: 'All', ja: 'すべて' }[language])}${Object.entries<Texts>(
    names,
  ).map(([state, texts]) => link(state, texts[language]))}</nav>`;
}
