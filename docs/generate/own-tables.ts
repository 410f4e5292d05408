import ts from 'typescript';
import { capacityOf, clickEverySeconds, shippedPage } from '../../src/cost/capacity.ts';
import { commentOf } from './comment.ts';
import type { Source } from './source.ts';
import { table } from './table.ts';
import { form, unionOf } from './value.ts';

function aliasNamed({ exported }: Source, name: string): ts.TypeAliasDeclaration {
  const found = exported.filter(ts.isTypeAliasDeclaration).find(alias => alias.name.text === name);
  if (!found) throw new Error(`The settings have no type ${name}.`);
  return found;
}

const literals = (node: ts.TypeNode) => unionOf(node).map(one => Number(one.getText()));

/** The sizes' numbers of processors, each with the memory there is for it. */
const pairs = (source: Source) =>
  unionOf(aliasNamed(source, 'TaskSize').type).map(size => {
    const [[cpu = 0] = [], memory = []] = ts.isTypeLiteralNode(size)
      ? size.members.filter(ts.isPropertySignature).map(({ type }) => (type ? literals(type) : []))
      : [];
    return [cpu, memory] as const;
  });

/** A row per number of processors, with the memory there is for it. */
export function sizes(source: Source): string {
  const rows = pairs(source).map(([cpu, memory]) => [
    `\`${cpu}\` (${cpu / 1024} vCPU)`,
    memory.map(mib => `\`${mib}\``).join(', '),
  ]);
  return `${commentOf(aliasNamed(source, 'TaskSize')).text}\n\n${table(['`cpu`', '`memoryMiB`'], rows)}`;
}

/** What the smallest memory of each number of processors carries, and the formula. */
export function capacities(source: Source): string {
  const rows = pairs(source).map(([cpu, [memoryMiB = 0]]) => {
    const { runsPerSecond, people, dataMiBEach } = capacityOf({ cpu, memoryMiB });
    return [`\`${cpu}\`, \`${memoryMiB}\``, `${runsPerSecond}`, `${people}`, `${dataMiBEach} MiB`];
  });
  const { runMilliseconds, startMiB, sessionMiB } = shippedPage;
  return [
    `How many people one instance carries depends on the page. Each click runs the page, and a run of the shipped one takes about ${runMilliseconds} ms of a vCPU; opening it takes three times that. The table counts people at work at the same time, each with a click every ${clickEverySeconds} s, when the processor is just full. With more people, pages become slow.`,
    table(
      [
        '`cpu`, `memoryMiB`',
        'runs a second',
        `people who click every ${clickEverySeconds} s`,
        'memory for the data of each',
      ],
      rows,
    ),
    `Runs a second: 1000 / ${runMilliseconds} for each vCPU, but at most one vCPU, because Python runs on one processor at a time; more helps only what computes outside of Python. Beyond that, set [\`replicas\`](#apps.name.replicas). People: runs a second × ${clickEverySeconds}. Memory: what ${startMiB} MiB for the page and ${sessionMiB} MiB for each person leave. For a page of your own, watch \`CPUUtilization\` of its ECS service in CloudWatch. \`npx sls cost\` shows the people for each app of a stage.`,
  ].join('\n\n');
}

/** A row per kind of rule, with the comment that stands before it. Throws at a rule without one. */
export function rules(source: Source): string {
  const alias = aliasNamed(source, 'Rule');
  const said = [...alias.getText().matchAll(/\/\*\*\s*(.*?)\s*\*\//gs)].map(([, words = '']) => words);
  const forms = unionOf(alias.type).filter(ts.isTypeLiteralNode);
  if (said.length !== forms.length)
    throw new Error('src/access/policy.ts: each kind of Rule needs a comment of its own.');
  return table(
    ['rule', 'matches'],
    forms.map(({ members }, index) => [form(members), said[index] ?? '']),
  );
}
