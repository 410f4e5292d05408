import type { FileCode, Finding, RowCode } from '../../../invitations/finding.ts';
import { fileSentences } from './file-texts.ts';
import { lineSentences } from './line-texts.ts';
import { personSentences } from './person-texts.ts';
import type { Texts, Words } from './wording.ts';

export type { Texts } from './wording.ts';

const sentences: Record<RowCode | FileCode, Words> = { ...fileSentences, ...lineSentences, ...personSentences };

/** What is the case, with the values given, and what to do about it. */
export function told({ code, values = {} }: Finding<RowCode | FileCode>): { sentence: Texts; action: Texts } {
  const { en, ja } = sentences[code];
  const [sentence, action] = en(values);
  const [sentenceJa, actionJa] = ja(values);
  return { sentence: { en: sentence, ja: sentenceJa }, action: { en: action, ja: actionJa } };
}
