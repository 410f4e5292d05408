import { root } from '../source.ts';
import { table } from '../table.ts';
import { type FileTexts, readTexts } from './literals.ts';
import { defaultTexts } from './mails.ts';
import { pageTexts } from './pages.ts';
import { sourcesBelow } from './sources.ts';
import { usages } from './usages.ts';

const opening = `<!-- Made by \`npm run docs\` from the code. Change the code, not this. -->

Every text that people read: the help of the commands, the pages, the emails, and the sentences of commands, checks and logs. It is here to be read from top to bottom, by
someone who has not seen the code. \`\${…}\` stands where the code puts in a value.`;

/** Where the sentences stand that are no pages, by what a reader would call them. */
const chapters: Record<string, readonly string[]> = {
  'Sentences of the settings': ['config'],
  'Sentences of the commands': ['src/commands', 'src/cost', 'src/image'],
  'Sentences of the checks before and after a deploy': ['src/preflight', 'src/stack', 'src/verify', 'src/visitor'],
  'Sentences of the domains': ['src/access', 'src/power', 'src/invitations'],
  'Sentences of the Lambda functions': ['src/handlers'],
  'Sentences about AWS': ['src/aws'],
  'Descriptions in the template': ['resources'],
  'Sentences of the local preview': ['src/preview', 'src/setup'],
};

/** docs/texts.md. */
export const textsDocument = (): string =>
  `${[
    '# Texts',
    opening,
    Object.keys({ Commands: 0, Pages: 0, 'Texts of the pages': 0, Emails: 0, ...chapters })
      .map(title => `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`)
      .join(' · '),
    '## Commands',
    ...usages(),
    '## Pages',
    'Each page as a browser shows it, with examples for its values. The first line is the title. A button stands between brackets.',
    ...pageTexts(),
    '## Texts of the pages',
    ...chapter(['src/pages']),
    '## Emails',
    ...defaultTexts(),
    ...Object.entries(chapters).flatMap(([title, folders]) => [`## ${title}`, ...chapter(folders)]),
  ].join('\n\n')}\n`;

const chapter = (folders: readonly string[]) =>
  readTexts(root, folders.flatMap(sourcesBelow)).filter(hasTexts).flatMap(section);

/** A usage stands among the commands, whole. */
const hasTexts = ({ file, pairs, sentences }: FileTexts) =>
  !file.endsWith('/usage.mjs') && pairs.length + sentences.length > 0;

const section = ({ file, pairs, sentences }: FileTexts) => [
  `### ${file}`,
  ...(pairs.length === 0
    ? []
    : [
        table(
          ['English', '日本語'],
          pairs.map(({ en, ja }) => [cell(en), cell(ja)]),
        ),
      ]),
  ...(sentences.length === 0 ? [] : [sentences.map(text => `- ${cell(text)}`).join('\n')]),
];

/** A text on one line. A backtick of the text would end the code that keeps Markdown from reading it. */
const cell = (text: string) => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ⏎ ').trim();
  const fence = line.includes('`') ? '``' : '`';
  const space = /^`|`$/.test(line) ? ' ' : '';
  return line === '' ? '–' : `${fence}${space}${line}${space}${fence}`;
};
