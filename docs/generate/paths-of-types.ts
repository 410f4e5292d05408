import ts from 'typescript';
import type { Source } from './source.ts';
import { tables } from './value.ts';

/**
 * The path of everything that can be set, as the compiler's own types have it. settings.ts finds the same ones in what was
 * written; the test compares, because a kind of type that one of them does not follow would silently be missing.
 */
export function pathsOfTypes({ checker, stage }: Source): string[] {
  return [...new Set(below(checker, checker.getTypeAtLocation(stage), ''))];
}

function* below(checker: ts.TypeChecker, type: ts.Type, path: string): Generator<string> {
  if (type.aliasSymbol && type.aliasSymbol.name in tables) return;
  if (type.isUnion()) {
    for (const one of type.types) yield* below(checker, one, path);
    return;
  }
  const element = checker.isArrayType(type) || checker.isTupleType(type) ? type.getNumberIndexType() : undefined;
  if (element) {
    yield* below(checker, element, `${path}[]`);
    return;
  }
  const byName = type.getStringIndexType();
  if (byName) yield* below(checker, byName, `${path}.<name>`);
  // Texts and numbers have properties too, of their prototypes.
  if (!type.symbol || !(type.flags & ts.TypeFlags.Object)) return;
  for (const property of checker.getPropertiesOfType(type)) {
    const own = path === '' ? property.name : `${path}.${property.name}`;
    yield own;
    yield* below(checker, checker.getTypeOfSymbol(property), own);
  }
}
