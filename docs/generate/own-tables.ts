import ts from 'typescript';
import { commentOf } from './comment.ts';
import type { Source } from './source.ts';
import { table } from './table.ts';
import { form, unionOf } from './value.ts';

function aliasNamed({ exported }: Source, name: string): ts.TypeAliasDeclaration {
  const found = exported.filter(ts.isTypeAliasDeclaration).find(alias => alias.name.text === name);
  if (!found) throw new Error(`The settings have no type ${name} any more.`);
  return found;
}

const literals = (node: ts.TypeNode) => unionOf(node).map(one => Number(one.getText()));

/** A row per number of processors, with the memory there is for it. */
export function sizes(source: Source): string {
  const alias = aliasNamed(source, 'TaskSize');
  const rows = unionOf(alias.type).map(size => {
    const [cpu = [], memory = []] = ts.isTypeLiteralNode(size)
      ? size.members.filter(ts.isPropertySignature).map(({ type }) => (type ? literals(type) : []))
      : [];
    const [share = 0] = cpu;
    return [`\`${share}\` (${share / 1024} vCPU)`, memory.map(mib => `\`${mib}\``).join(', ')];
  });
  return `${commentOf(alias).text}\n\n${table(['`cpu`', '`memoryMiB`'], rows)}`;
}

/** A row per kind of rule, with the comment that stands before it. Throws at a rule without one. */
export function rules(source: Source): string {
  const alias = aliasNamed(source, 'Rule');
  const said = [...alias.getText().matchAll(/\/\*\*\s*(.*?)\s*\*\//gs)].map(([, words = '']) => words);
  const forms = unionOf(alias.type).filter(ts.isTypeLiteralNode);
  if (said.length !== forms.length)
    throw new Error('src/access/policy.ts: each kind of Rule needs a comment of its own.');
  return table(
    ['rule', 'whom it names'],
    forms.map(({ members }, index) => [form(members), said[index] ?? '']),
  );
}
