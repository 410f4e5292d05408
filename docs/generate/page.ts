import { excerpt } from './excerpt.ts';
import { capacities, rules, sizes } from './own-tables.ts';
import { type Setting, settingsBelow } from './settings.ts';
import type { Source } from './source.ts';
import { anchorOf, settingsTable } from './table.ts';
import { defaultTexts } from './texts/mails.ts';

const opening = `<!-- Made by \`npm run docs\` from the comments in config/settings/. Change those, not this. -->

Each entry of \`stages\` in [config/stages.ts](../config/stages.ts) is one stage: a complete, separate deployment.
Settings marked **required** must be set wherever the object they belong to is; otherwise the stage does not compile. What the
compiler cannot check is checked whenever \`npx sls\` reads the file: it reports all problems at once, each with its fix.`;

/** docs/settings.md. */
export function page(source: Source): string {
  const settings = settingsBelow(source.checker, source.stage.members);
  const usual = settings.filter(({ comment }) => !comment.seldom);
  const areas = [...Map.groupBy(usual, ({ path }) => path.split('.')[0] ?? path)];
  const links = areas.map(([area]) => `[${area}](#${anchorOf(area)})`);
  return `${[
    '# Settings',
    opening,
    [...links, '[task sizes](#task-sizes)', '[seldom needed](#seldom-needed)', '[default texts](#default-texts)'].join(
      ' · ',
    ),
    'A minimal stage with one app, open to everyone who is invited:',
    excerpt('smallest'),
    ...areas.flatMap(([area, own]) => [...section(area, own), ...(area === 'apps' ? ownTables(source) : [])]),
    '## Seldom needed',
    'The defaults of these settings suit almost every team.',
    settingsTable(settings.filter(({ comment }) => comment.seldom)),
    '## Default texts',
    ...defaultTexts(),
  ].join('\n\n')}\n`;
}

/** What settings of an app link to. */
const ownTables = (source: Source) => [
  ...['### Rules of a policy', rules(source)],
  ...['### Task sizes', sizes(source), capacities(source)],
];

/** One area: what it is for, its settings, and an example. */
function section(area: string, settings: Setting[]): string[] {
  const { about } = settings[0] ?? {};
  const title = `## ${area.charAt(0).toUpperCase()}${area.slice(1)}`;
  return [title, ...(about ? [about] : []), settingsTable(settings), excerpt('example', area)];
}
