import type { Texts } from '../../kit/languages.ts';
import { markup } from '../markup.ts';
import type { Unsent } from '../page.ts';
import { clipped } from '../power/waiting.ts';
import { type Desk, sheet } from './sheet.ts';
import { table } from './table.ts';

/** One of the things that are wrong with a file. */
export interface FileError {
  code: string;
  line?: number;
  detail: string;
  action: string;
}

export interface DeclinedWhy {
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
export function declinedPage(desk: Desk, { detail, errors = [], back }: DeclinedWhy): Unsent {
  const { language } = desk;
  const said = (text: keyof typeof texts) => texts[text][language];
  const lines = errors.map(error => [error.line ?? '–', clipped(error.detail), clipped(error.action)] as const);
  return sheet(desk, {
    title: said('title'),
    body: markup`
<p>${detail[language]}</p>
${lines.length > 0 ? table(said('errors'), [said('line'), said('fault'), said('action')], lines) : undefined}
<p><a href="${back}">${said('back')}</a></p>`,
  });
}
