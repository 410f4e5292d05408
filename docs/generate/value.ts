import ts from 'typescript';
import { declarationOf } from './source.ts';

/** Types that have a table of their own, under the heading they link to. */
export const tables: Record<string, string> = {
  TaskSize: '[a size that Fargate sells](#task-sizes)',
  Rule: '[rules](#rules-of-a-policy)',
};

const code = (text: string) => `\`${text}\``;
const either = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** `{ allow, deny? }`: an object by the names of what is in it. */
export const form = (members: readonly ts.TypeElement[]) =>
  code(`{ ${members.map(({ name, questionToken }) => `${name?.getText()}${questionToken ? '?' : ''}`).join(', ')} }`);

/** The members of a union as they were written, names of other unions not opened. */
export function unionOf(node: ts.TypeNode): readonly ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(node)) return unionOf(node.type);
  return ts.isUnionTypeNode(node) ? node.types.flatMap(unionOf) : [node];
}

/** The members of a union, those of unions it names among them. */
function alternatives(checker: ts.TypeChecker, node: ts.TypeNode): readonly ts.TypeNode[] {
  return unionOf(node).flatMap(one => {
    if (!ts.isTypeReferenceNode(one) || one.typeName.getText() in tables) return [one];
    const declaration = declarationOf(checker, one.typeName);
    if (!declaration || !ts.isTypeAliasDeclaration(declaration)) return [one];
    const opened = alternatives(checker, declaration.type);
    return opened.length > 1 ? opened : [one];
  });
}

/** `arn:aws:acm:…`: what a text must look like. */
const pattern = (node: ts.TemplateLiteralTypeNode) =>
  code(
    node.head.text +
      node.templateSpans
        .map(({ type, literal }) => (type.kind === ts.SyntaxKind.NumberKeyword ? '<number>' : '…') + literal.text)
        .join(''),
  );

const atLeast = ['list', 'list of one or more', 'list of two or more'];

/** What may be written for a type, in words. Throws at a kind of type it has no words for. */
export function inWords(checker: ts.TypeChecker, node: ts.TypeNode): string {
  const again = (inner: ts.TypeNode) => inWords(checker, inner);
  const several = alternatives(checker, node);
  if (several.length > 1) return either(several.map(one => objectForm(checker, one) ?? again(one)));
  const [type = node] = several;
  if (type.kind === ts.SyntaxKind.StringKeyword) return 'text';
  if (type.kind === ts.SyntaxKind.NumberKeyword) return 'number';
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return '`true` or `false`';
  if (ts.isLiteralTypeNode(type)) return code(type.getText());
  if (ts.isTemplateLiteralTypeNode(type)) return pattern(type);
  if (ts.isTypeOperatorNode(type)) return again(type.type);
  if (ts.isArrayTypeNode(type)) return `list of ${again(type.elementType)}`;
  if (ts.isTupleTypeNode(type)) {
    const [first = type] = type.elements;
    return `${atLeast[type.elements.filter(element => !ts.isRestTypeNode(element)).length]}: ${again(first)}`;
  }
  if (ts.isTypeLiteralNode(type)) return type.members.some(ts.isIndexSignatureDeclaration) ? 'JSON' : 'settings below';
  if (ts.isTypeReferenceNode(type)) return named(checker, type);
  throw new Error(`There are no words for the type ${type.getText()}. docs/generate/value.ts needs some.`);
}

function named(checker: ts.TypeChecker, { typeName, typeArguments }: ts.TypeReferenceNode): string {
  const [first, second] = typeArguments ?? [];
  const name = typeName.getText();
  if (name === 'Readonly' && first) return inWords(checker, first);
  if (name === 'Record' && second) return `for each name: ${inWords(checker, second)}`;
  const table = tables[name];
  if (table) return table;
  const declaration = declarationOf(checker, typeName);
  if (declaration && ts.isTypeAliasDeclaration(declaration)) return inWords(checker, declaration.type);
  return declaration && ts.isInterfaceDeclaration(declaration) ? 'settings below' : 'text';
}

/** An object among several possibilities is told by its form. */
function objectForm(checker: ts.TypeChecker, node: ts.TypeNode): string | undefined {
  if (ts.isTypeLiteralNode(node)) return form(node.members);
  const declaration = ts.isTypeReferenceNode(node) && declarationOf(checker, node.typeName);
  return declaration && ts.isInterfaceDeclaration(declaration) ? form(declaration.members) : undefined;
}
