import type { ALBResult } from 'aws-lambda';
import type { Language } from '../../../src/kit/languages.ts';
import { examples } from '../../../src/pages/fakes/examples.ts';
import { examples as portalExamples } from '../../../src/pages/invitations/fakes/examples.ts';
import { table } from '../table.ts';
import { plainText } from './plain-text.ts';

type Example = (language: Language) => ALBResult;

/** Every example of a page in both languages, line by line. */
export const pageTexts = (): string[] =>
  Object.entries<Example>({ ...examples, ...portalExamples }).flatMap(([name, example]) => [
    `### Page \`${name}\``,
    sideBySide(linesOf(example, 'en'), linesOf(example, 'ja')),
  ]);

const linesOf = (example: Example, language: Language) => plainText(example(language).body ?? '', language);

/** Both languages of a page have the same lines; a page that is the same in both has one column. */
function sideBySide(en: string[], ja: string[]): string {
  if (en.join('\n') === ja.join('\n'))
    return table(
      ['English and Japanese'],
      en.map(line => [line]),
    );
  const rows = Array.from({ length: Math.max(en.length, ja.length) }, (_, at) => [en[at] ?? '', ja[at] ?? '']);
  return table(['English', '日本語'], rows);
}
