import { BadFile, rowsOf } from '../../invitations/file.ts';
import type { FileRow } from '../../invitations/row.ts';
import { told } from '../../invitations/sentences.ts';
import type { Language } from '../../kit/languages.ts';
import type { FileError } from '../../pages/portal/declined.ts';
import type { Sent } from './sent.ts';

/** So many are told; more help nobody. */
const mostErrors = 100;

/**
 * The load balancer has read it as UTF-8, and where it was none there is a replacement character now, which nobody writes on purpose.
 */
const notUtf8 = new BadFile([{ code: 'FILE_ENCODING', values: { found: 'utf-8' } }]);

/** All rows of a file at once, so that nothing is written of one that ends in the middle; or all that is wrong with it. */
export async function fileRows(
  { file, readAsText }: Pick<Sent, 'file' | 'readAsText'>,
  groups: readonly string[],
): Promise<{ rows: readonly FileRow[]; bad?: never } | { rows?: never; bad: BadFile }> {
  if (readAsText && Buffer.from(file).includes('\ufffd')) return { bad: notUtf8 };
  try {
    const rows: FileRow[] = [];
    for await (const row of rowsOf([file], { groups })) rows.push(row);
    return { rows };
  } catch (error) {
    if (error instanceof BadFile) return { bad: error };
    throw error;
  }
}

export const errorsIn = ({ problems }: BadFile, language: Language): FileError[] =>
  problems.slice(0, mostErrors).map(({ line, ...finding }) => {
    const { sentence, action } = told(finding);
    const at = line === undefined ? {} : { line };
    return { code: finding.code, ...at, detail: sentence[language], action: action[language] };
  });
