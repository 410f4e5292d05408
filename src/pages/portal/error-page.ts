import type { Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import type { PageRenderer } from '../page.ts';
import { truncate } from '../power/waiting.ts';
import { type PageContext, portalPage } from './portal-page.ts';
import { table } from './table.ts';

/** One of the things that are wrong with a file. */
export interface FileError {
  code: string;
  line?: number;
  detail: string;
  action: string;
}

export interface ErrorDetails {
  detail: Texts;
  errors?: readonly FileError[];
  /** Where to go on. */
  back: string;
}

const texts = {
  title: { en: 'That did not work', ja: '処理できませんでした' },
  errors: { en: 'What is wrong', ja: '問題点' },
  line: { en: 'Line', ja: '行' },
  fault: { en: 'What', ja: '内容' },
  action: { en: 'What to do', ja: '対処方法' },
  back: { en: 'Back', ja: '戻る' },
} as const satisfies Record<string, Texts>;

/** That something was not done, why, and where to go on. */
export function errorPage(desk: PageContext, { detail, errors = [], back }: ErrorDetails): PageRenderer {
  const { language } = desk;
  const said = (text: keyof typeof texts) => texts[text][language];
  const lines = errors.map(error => [error.line ?? '–', truncate(error.detail), truncate(error.action)] as const);
  return portalPage(desk, {
    title: said('title'),
    body: markup`
<p>${detail[language]}</p>
${lines.length > 0 ? table(said('errors'), [said('line'), said('fault'), said('action')], lines) : undefined}
<p><a href="${back}">${said('back')}</a></p>`,
  });
}
