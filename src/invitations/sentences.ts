import type { FileCode, Finding, RowCode } from './finding.ts';
import { fileSentences } from './sentences-file.ts';
import { lineSentences } from './sentences-line.ts';
import { personSentences } from './sentences-person.ts';
import type { Texts, Words } from './sentences-words.ts';

export type { Texts } from './sentences-words.ts';

const sentences: Record<RowCode | FileCode, Words> = { ...fileSentences, ...lineSentences, ...personSentences };

/** What is the case, with the values given, and what to do about it. */
export function told({ code, values = {} }: Finding<RowCode | FileCode>): { sentence: Texts; action: Texts } {
  const { en, ja } = sentences[code];
  const [sentence, action] = en(values);
  const [sentenceJa, actionJa] = ja(values);
  return { sentence: { en: sentence, ja: sentenceJa }, action: { en: action, ja: actionJa } };
}
