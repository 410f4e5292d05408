/** What people's spreadsheets put between cells. */
export const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/** The one that the header has most of; a comma where it has a single column. */
export function separatorOf(header: string): Separator {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: Separator) => bare.split(separator).length;
  return separators.reduce((best, each) => (count(each) > count(best) ? each : best));
}
