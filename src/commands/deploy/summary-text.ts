/** What a deploy has made, as far as people want to know it. */
export interface Summary {
  stage: string;
  apps: readonly { name: string; url: string }[];
  /** The portal's origin. */
  portal: string;
  /** The login page's origin. */
  login: string;
  admins: readonly string[] | { unknown: string };
  cost: string;
}

export function summaryText({ stage, apps, portal, login, admins, cost }: Summary): string {
  const first = `npx sls invite you@example.com --groups admins --stage ${stage}`;
  const app = apps[0]?.name ?? '';
  const facts: [string, string][] = [
    ['portal', portal],
    ...apps.map(({ name, url }): [string, string] => [name, url]),
    ['login page', login],
    ['admins', adminsInWords(admins, first)],
    ['costs about', cost],
  ];
  const next: [string, string][] = [
    [`npx sls invite ana@example.com --stage ${stage}`, 'invite somebody'],
    [`npx sls access explain ana@example.com --app ${app} --stage ${stage}`, 'who may enter, and why'],
    [`npx sls cost --stage ${stage}`, 'the costs, line by line'],
    [`npx sls preflight --stage ${stage}`, 'what may be in the way of the next deploy'],
    [`npx sls remove --stage ${stage}`, 'take it down'],
  ];
  return ['', ...rows(facts), '', '  Next', ...rows(next), '', ''].join('\n');
}

function adminsInWords(admins: Summary['admins'], first: string): string {
  if ('unknown' in admins) return `not known: ${admins.unknown}`;
  return admins.length === 0 ? `nobody yet: ${first}` : admins.join(', ');
}

function rows(pairs: readonly [string, string][]): string[] {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `    ${left.padEnd(width)}   ${right}`);
}
