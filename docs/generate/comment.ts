import ts from 'typescript';

/** What a doc comment says. */
export interface Comment {
  /** Its sentences as Markdown on one line, addresses as links. Empty when there is none. */
  text: string;
  /** What stands behind `@default`. */
  default?: string;
  /** Whether it has the tag `@seldom`: most teams never need the setting. */
  seldom: boolean;
}

/** Not in code: what is there is typed or read, not followed. */
const address = /(?<!`)https:\/\/[^\s`]+[^\s`.,:;)]/g;

/** The addresses in a comment, each as a link. */
export const linksIn = (text: string): string[] => text.match(/\[\w+'s page\]\([^)]+\)/g) ?? [];

const linked = (found: string) =>
  `[${found.startsWith('https://docs.streamlit.io/') ? "Streamlit's" : "AWS's"} page](${found})`;

export function commentOf(node: ts.Node): Comment {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join(' ');
  const tags = ts.getJSDocTags(node);
  const tag = tags.find(({ tagName }) => tagName.text === 'default');
  const given = tag && ts.getTextOfJSDocComment(tag.comment);
  return {
    text: text.replaceAll(/\s+/g, ' ').trim().replaceAll(address, linked),
    ...(given === undefined ? {} : { default: given.trim() }),
    seldom: tags.some(({ tagName }) => tagName.text === 'seldom'),
  };
}
