import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A folder of cases, such as resources/testing/: there a test is called as its `setting` is. */
const ofCases = /(?:^|\/)testing\//;

/**
 * What the tests of a file are called: the first text of each `test`, in tables every text, and the settings of the cases that it
 * imports; in a file that must not compile, the reason given for each mistake. Throws when the file does not exist.
 */
export function titlesIn(file: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2024, true);
  const titles = new Set([...source.text.matchAll(/\/\/ @ts-expect-error (.+)$/gm)].map(([, reason = '']) => reason));
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const imported = join(dirname(file), node.moduleSpecifier.text);
      if (!ofCases.test(imported)) return;
      for (const title of titlesIn(imported)) titles.add(title);
    } else if (ofCases.test(file)) {
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'setting') addText(titles, node.initializer);
      ts.forEachChild(node, visit);
    } else if (ts.isCallExpression(node) && /^test(?:\.each\b|$)/.test(node.expression.getText())) {
      addText(titles, node.arguments[0]);
      if (ts.isCallExpression(node.expression)) textsIn(titles, node.expression);
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

function addText(titles: Set<string>, node: ts.Node | undefined): void {
  if (node && ts.isStringLiteralLike(node)) titles.add(node.text);
}

function textsIn(titles: Set<string>, node: ts.Node): void {
  addText(titles, node);
  ts.forEachChild(node, child => textsIn(titles, child));
}
