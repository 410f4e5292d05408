import type { Setting } from './settings.ts';

/** Markdown ends a cell at a bar, also inside code. */
const cell = (text: string) => text.replaceAll('|', '\\|');

export const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** What a link to a setting ends with: `apps.name.host`. */
export const anchorOf = (path: string) => path.replaceAll(/[<>]|\[\]/g, '');

/** A default as it would be written in config/stages.ts, or in the comment's words. */
export function defaultOf({ required, comment, allOptional }: Setting): string {
  if (required) return '**required**';
  if (comment.default === undefined) return allOptional ? 'optional' : '';
  try {
    const value: unknown = JSON.parse(comment.default);
    return `default \`${typeof value === 'string' ? `'${value}'` : comment.default}\``;
  } catch {
    return `default: ${comment.default}`;
  }
}

/** A row a setting. */
export const settingsTable = (settings: Setting[]): string =>
  table(
    ['setting', 'value', 'meaning'],
    settings.map(setting => [
      `<a id="${anchorOf(setting.path)}"></a>\`${setting.path}\``,
      `${setting.value}<br>${defaultOf(setting)}`,
      [setting.comment.text, ...setting.notes].join('<br>'),
    ]),
  );
