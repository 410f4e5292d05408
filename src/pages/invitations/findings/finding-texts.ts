import type { FileCode, Finding, RowCode } from '../../../invitations/finding.ts';
import type { Texts } from '../../../kit/languages.ts';
import { fileSentences } from './file-texts.ts';
import { lineSentences } from './line-texts.ts';
import { personSentences } from './person-texts.ts';
import type { FindingText } from './wording.ts';

const sentences: Record<RowCode | FileCode, FindingText> = { ...fileSentences, ...lineSentences, ...personSentences };

/** What happened, with the values given, and what to do about it. */
export function describeFinding({ code, values = {} }: Finding<RowCode | FileCode>): {
  sentence: Texts;
  action: Texts;
} {
  const { en, ja } = sentences[code];
  const [sentence, action] = en(values);
  const [sentenceJa, actionJa] = ja(values);
  return { sentence: { en: sentence, ja: sentenceJa }, action: { en: action, ja: actionJa } };
}
