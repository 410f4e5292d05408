import ts from 'typescript';
import { type Comment, commentOf, linksIn } from './comment.ts';
import { declarationOf, type Source } from './source.ts';
import { form, inWords, tables, unionOf } from './value.ts';

/** One thing that can be set. */
export interface Setting {
  /** From the stage on: `login.password.minimumLength`, `apps.<name>.host`, `apps.<name>.permissions[].why`. */
  path: string;
  /** What may be written, in words. */
  value: string;
  required: boolean;
  comment: Comment;
  /** What the types it is made of say besides. */
  notes: string[];
  /** What its type says of itself where it can be of no other. Too much for a row, enough to open a chapter. */
  about?: string;
  /** Whether it is an object of which nothing has to be said. */
  allOptional: boolean;
}

/** The settings below one object, each followed by those below itself. */
export function settingsBelow(checker: Source['checker'], members: readonly ts.TypeElement[], at = ''): Setting[] {
  return members.filter(ts.isPropertySignature).flatMap(property => {
    const { type, questionToken } = property;
    if (!type) return [];
    const path = `${at}${property.name.getText()}`;
    const parts = [...partsOf(checker, type)];
    const objects = parts.filter(({ members }) => members !== undefined);
    const setting: Setting = {
      path,
      value: inWords(checker, type),
      required: !questionToken,
      comment: commentOf(property),
      notes: parts.flatMap(({ note }) => note),
      ...(parts.length === 1 && parts[0]?.about ? { about: parts[0].about } : {}),
      allOptional: objects.length > 0 && objects.every(({ members }) => members?.every(one => one.questionToken)),
    };
    return [
      setting,
      ...objects.flatMap(({ members = [], suffix }) => settingsBelow(checker, members, `${path}${suffix}.`)),
    ];
  });
}

/** A type that a setting is made of, and what stands between the setting's path and it. */
interface Part {
  suffix: string;
  members?: readonly ts.TypeElement[];
  about?: string;
  note: string[];
}

/** A text such as `<number>:<number>`. */
const isOfNumbers = (type: ts.TypeNode) =>
  ts.isTemplateLiteralTypeNode(type) &&
  type.templateSpans.every(span => span.type.kind === ts.SyntaxKind.NumberKeyword);

/** `alone`: whether the setting can be nothing else. Its own comment says it all then, and only links are added. */
function* partsOf(checker: Source['checker'], node: ts.TypeNode, suffix = '', alone = true): Generator<Part> {
  const several = unionOf(node);
  if (several.length > 1) {
    for (const one of several) yield* partsOf(checker, one, suffix, false);
    return;
  }
  const [type = node] = several;
  if (ts.isTypeOperatorNode(type)) yield* partsOf(checker, type.type, suffix, alone);
  else if (ts.isArrayTypeNode(type)) yield* partsOf(checker, type.elementType, `${suffix}[]`, alone);
  else if (ts.isTupleTypeNode(type) && type.elements[0])
    yield* partsOf(checker, type.elements[0], `${suffix}[]`, alone);
  else if (ts.isTypeLiteralNode(type) && !type.members.some(ts.isIndexSignatureDeclaration))
    yield { suffix, members: type.members, note: [] };
  else if (ts.isTypeReferenceNode(type)) yield* partsOfNamed(checker, type, suffix, alone);
}

function* partsOfNamed(
  checker: Source['checker'],
  { typeName, typeArguments }: ts.TypeReferenceNode,
  suffix: string,
  alone: boolean,
): Generator<Part> {
  const [first, second] = typeArguments ?? [];
  const name = typeName.getText();
  if (name === 'Readonly' && first) yield* partsOf(checker, first, suffix, alone);
  else if (name === 'Record' && second) yield* partsOf(checker, second, `${suffix}.<name>`, alone);
  if (name in tables) return;
  const declaration = declarationOf(checker, typeName);
  if (!declaration || declaration.getSourceFile().isDeclarationFile) return;
  const { text } = commentOf(declaration);
  if (ts.isInterfaceDeclaration(declaration)) {
    const note = alone ? linksIn(text) : [`${form(declaration.members)}: ${text}`];
    yield { suffix, members: declaration.members, about: text, note };
  } else if (ts.isTypeAliasDeclaration(declaration)) {
    // What each of several values means, only their type says, and which numbers make a date.
    const chosen = !alone || suffix !== '' || unionOf(declaration.type).length > 1 || isOfNumbers(declaration.type);
    yield { suffix, note: chosen && text ? [text] : linksIn(text) };
    yield* partsOf(checker, declaration.type, suffix, alone);
  }
}
