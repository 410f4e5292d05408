/** So many rows make a job: a worker's page of them, and what one looks through on a page. */
export const mostRowsOfJob = 5_000;

/** How many jobs a file becomes. */
export const partsOf = (total: number): number => Math.max(1, Math.ceil(total / mostRowsOfJob));

/** The id of a job of a run: sorts as the parts of the file do. */
export const partId = (run: string, part: number): string => `${run}-${String(part).padStart(3, '0')}`;

/** How people know a part of a file. */
export const partLabel = (file: string, part: number, parts: number): string =>
  parts === 1 ? file : `${file} (${part} of ${parts})`;

/** Cuts it into pieces of `size`; the last one has what is left, and of nothing there is one with nothing in it. */
export async function* pieces<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[], void> {
  let piece: Item[] = [];
  let any = false;
  for await (const item of items) {
    piece.push(item);
    if (piece.length < size) continue;
    yield piece;
    any = true;
    piece = [];
  }
  if (piece.length > 0 || !any) yield piece;
}
