import { refusals } from '../../src/stack/refusals/explain.ts';
import type { Refusal, StackRef } from '../../src/stack/refusals/refusal.ts';
import { table } from './table.ts';

/** As in every document: stage `prod` in `eu-west-1`. */
const place: StackRef = {
  ...{ stage: 'prod', region: 'eu-west-1', stack: 'streamgate-prod' },
  policyWith: () => 'A policy',
};

const [begin, end] = [
  '<!-- Made by `npm run docs` from src/stack/refusals/. Change that, not this. -->\n',
  '<!-- end -->',
];

/** Commands and addresses between backticks, sentences as they are. */
const cell = (line: string) => (/^(?:npx|aws|https:)/.test(line) ? `\`${line}\`` : line);

const row = ({ example, source, means, fix }: Refusal) => [
  `${example} ([source](${source}))`,
  means,
  fix(place, example).map(cell).join('<br>'),
];

/** A row for everything that src/stack/refusals/ knows. */
const refusalTable = () => table(['AWS says', 'what it means', 'what to do'], refusals.map(row));

/** docs/first-deploy.md with its table as the code has it now. Throws where it has no place for the table. */
export function withRefusals(document: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/first-deploy.md has no place for the table of refusals.');
  return `${document.slice(0, from)}${begin}\n${refusalTable()}\n\n${document.slice(to)}`;
}
