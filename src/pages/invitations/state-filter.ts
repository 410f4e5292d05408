import type { Texts } from '../../kit/languages.ts';
import { type Markup, markup, verbatim } from '../markup.ts';
import type { PageContext } from '../portal/portal-page.ts';

export interface StateFilter<State extends string> {
  /** Path of the page. */
  at: string;
  names: Readonly<Record<State, Texts>>;
  /** Undefined for all. */
  chosen: State | undefined;
}

/** Links to the same page, filtered by state. */
export function stateFilter<State extends string>(
  { language }: PageContext,
  name: string,
  { at, names, chosen }: StateFilter<State>,
): Markup {
  const link = (state: string | undefined, text: string) =>
    markup`<a href="${state === undefined ? at : `${at}?state=${state}`}"${state === chosen ? verbatim(' aria-current="true"') : undefined}>${text}</a>`;
  return markup`<nav aria-label="${name}">${link(undefined, { en: 'All', ja: 'すべて' }[language])}${Object.entries<Texts>(
    names,
  ).map(([state, texts]) => link(state, texts[language]))}</nav>`;
}
