import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const file = join(import.meta.dirname, 'examples.ts');

/** As TypeScript in Markdown, moved to the left as far as its last line allows. */
function block(text: string): string {
  const margin = /(?:^|\n)( *)\S*$/.exec(text)?.[1]?.length ?? 0;
  return `\`\`\`ts\n${text.replaceAll(new RegExp(`^ {${margin}}`, 'gm'), '')}\n\`\`\``;
}

/** An example of examples.ts, or one of its properties, exactly as it is written there. Throws when it has none. */
export function excerpt(example: 'smallest' | 'example', property?: string): string {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2024, true);
  const call = source.statements
    .filter(ts.isVariableStatement)
    .map(({ declarationList }) => declarationList.declarations[0])
    .find(declaration => declaration?.name.getText() === example)?.initializer;
  if (!call) throw new Error(`${file} has no ${example}.`);
  if (property === undefined) return block(call.getText());
  const [settings] = ts.isCallExpression(call) ? call.arguments : [];
  const found =
    settings && ts.isObjectLiteralExpression(settings)
      ? settings.properties.find(({ name }) => name?.getText() === property)
      : undefined;
  if (!found) throw new Error(`${file} says nothing of ${property} in ${example}. Add it, so that the page shows how.`);
  return block(`${found.getText()},`);
}
