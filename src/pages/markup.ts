/** Text that is HTML already: everything put into it has been escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a page: text is escaped, nothing is nothing. */
export type Part = Markup | string | number | undefined | readonly Part[];

/** Tags a template literal: the literal is HTML, its values are text unless they are markup themselves. */
export const markup = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(literals.map((literal, index) => literal + htmlOf(parts[index])).join(''));

/** A text of our own that is HTML, style or script as it stands. Never of a visitor's words. */
export const verbatim = (text: string): Markup => new Markup(text);

function htmlOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(htmlOf).join('');
  return escapeHtml(String(part));
}

/** The same five as Python's `html.escape`, so that the Lambdas and the gate fill a page alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, found => entities[found] ?? found);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };
