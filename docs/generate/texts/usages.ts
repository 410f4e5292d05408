import Commands from '../../../src/commands/plugin.mjs';
import { table } from '../table.ts';

interface Usage {
  usage?: string;
  options?: Record<string, { usage: string; required?: boolean }>;
  commands?: Record<string, Usage>;
}

/** What `npx sls <command> --help` prints of each of the project's commands. */
export const usages = (): string[] =>
  Object.entries<Usage>(new Commands({} as never).commands).flatMap(([name, usage]) => command(name, usage));

function command(name: string, { usage, options = {}, commands = {} }: Usage): string[] {
  const rows = Object.entries(options).map(([option, { usage }]) => [`\`--${option}\``, usage]);
  return [
    `### \`sls ${name}\``,
    ...(usage === undefined ? [] : [`\`\`\`text\n${usage}\n\`\`\``]),
    ...(rows.length === 0 ? [] : [table(['option', 'text'], rows)]),
    ...Object.entries(commands).flatMap(([verb, below]) => command(`${name} ${verb}`, below)),
  ];
}
