/** Text that is already HTML: every value in it has been escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a page. Text is escaped, undefined is empty. */
export type Part = Markup | string | number | undefined | readonly Part[];

/** Tags a template literal: the literal is HTML, and its values are text unless they are markup. */
export const markup = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(literals.map((literal, index) => literal + htmlOf(parts[index])).join(''));

/** Our own HTML, style or script, not escaped. Never for text from visitors. */
export const verbatim = (text: string): Markup => new Markup(text);

function htmlOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(htmlOf).join('');
  return escapeHtml(String(part));
}

/** Escapes the same five characters as Python's `html.escape`, so that the Lambdas and the gate fill a page in the same way. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, found => entities[found] ?? found);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** Truncates text from outside to 240 characters. */
export const truncate = (text: string): string => (text.length > 240 ? `${text.slice(0, 239)}…` : text);
