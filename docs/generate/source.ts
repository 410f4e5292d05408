import { join } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');

/** The types that settings are written in, as the compiler sees them. */
export interface Source {
  checker: ts.TypeChecker;
  /** `StageSettings`: everything there is to set hangs from it. */
  stage: ts.InterfaceDeclaration;
  /** Every type that the settings are made of. */
  exported: (ts.InterfaceDeclaration | ts.TypeAliasDeclaration)[];
}

/** Reads the types. Throws when there is no `StageSettings` any more. */
export function readSource(): Source {
  const file = join(root, 'config', 'settings', 'stage.ts');
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    types: [],
  });
  const exported = program
    .getSourceFiles()
    .filter(({ isDeclarationFile }) => !isDeclarationFile)
    .flatMap(({ statements }) => [...statements])
    .filter(node => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  const stage = exported.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === 'StageSettings');
  if (!stage) throw new Error(`${file} exports no interface StageSettings. The documents begin there.`);
  return { checker: program.getTypeChecker(), stage, exported };
}

/** What a name stands for: the interface or alias it was declared as. */
export function declarationOf(checker: ts.TypeChecker, name: ts.Node): ts.Declaration | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) return undefined;
  const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return aliased.declarations?.[0];
}
