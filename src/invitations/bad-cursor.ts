/** What was given as the end of a page is the end of none. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';

  constructor(cursor: string, options?: ErrorOptions) {
    super(`No page ended at the cursor "${cursor}". Take the one that came with a page, or begin without.`, options);
  }
}
