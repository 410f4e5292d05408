import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Texts } from '../../../src/kit/languages.ts';

/** The texts of one source file, with placeholders as the source has them. */
export interface FileTexts {
  file: string;
  /** `{ en, ja }`. */
  pairs: Texts[];
  /** Sentences in one language. */
  sentences: string[];
}

/** A word and a blank before or after it, or Japanese. */
const prose =
  /\p{L}{2,}\p{P}* +[\p{P}$]*[\p{L}\p{N}]|\p{L}{2,} \p{P}*…|…\p{P}* \p{L}{2,}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Markup, expressions of DynamoDB, filter patterns of CloudWatch, style sheets, shell scripts and headers. */
const code =
  /^\s*<|attribute_(?:not_)?exists| = :\w|^(?:SET|ADD|REMOVE) |^\{ |\{\s*[\w-]+:|=> |&& |^\/|^AWS4-HMAC|docker |^(?:default|script)-src|^\w+=[^ ]+;|^Bearer |^max-age|; charset=/;

/** A literal as the source has it, or undefined when `node` is none. */
export function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.getText().slice(1, -1).replaceAll('\\`', '`');
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken
    ? joined(textOf(node.left), textOf(node.right))
    : undefined;
}

/** The words of a literal without its placeholders. */
function wordsOf(node: ts.Node): string {
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  return ts.isBinaryExpression(node) ? wordsOf(node.left) + wordsOf(node.right) : (textOf(node) ?? '');
}

const joined = (left: string | undefined, right: string | undefined) =>
  left === undefined || right === undefined ? undefined : left + right;

/** `{ en: '…', ja: '…' }`, or undefined. Of a text that is computed: the texts in its expression. */
export function pairOf(node: ts.Node): Texts | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const of = (language: string) =>
    node.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === language)?.initializer;
  const [en, ja] = [of('en'), of('ja')];
  if (!en || !ja) return undefined;
  return { en: textOf(en) ?? computed(en), ja: textOf(ja) ?? computed(ja) };
}

/** The texts in an expression, or the expression itself. */
function computed(node: ts.Node): string {
  const texts: string[] = [];
  const visit = (below: ts.Node): void => {
    const text = textOf(below);
    if (text === undefined) ts.forEachChild(below, visit);
    else texts.push(text);
  };
  visit(node);
  return texts.filter(text => prose.test(text)).join(' ') || node.getText();
}

/** The texts of a source file, in the order in which they stand there. */
export function textsIn(file: string, source: string): FileTexts {
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.ES2024, true);
  const found: FileTexts = { file, pairs: [], sentences: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const pair = pairOf(node);
    if (pair) {
      found.pairs.push(pair);
      return;
    }
    const text = ts.isTaggedTemplateExpression(node.parent ?? node) ? undefined : textOf(node);
    if (text !== undefined && prose.test(wordsOf(node)) && !code.test(text)) found.sentences.push(text);
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return { ...found, sentences: [...new Set(found.sentences)] };
}

export const readTexts = (root: string, files: readonly string[]): FileTexts[] =>
  files.map(file => textsIn(file, readFileSync(join(root, file), 'utf8')));
