/** What a deploy prints at its end. */
export interface Summary {
  stage: string;
  apps: readonly { name: string; url: string }[];
  /** The portal's origin. */
  portal: string;
  /** The sign-in page's origin. */
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
    ['sign-in page', login],
    ['admins', adminsInWords(admins, first)],
    ['costs about', cost],
  ];
  const next: [string, string][] = [
    [`npx sls invite ana@example.com --stage ${stage}`, 'invite someone'],
    [`npx sls access explain ana@example.com --app ${app} --stage ${stage}`, 'who has access, and why'],
    [`npx sls cost --stage ${stage}`, 'costs, item by item'],
    [`npx sls preflight --stage ${stage}`, 'check the AWS account before the next deploy'],
    [`npx sls remove --stage ${stage}`, 'remove the stage'],
  ];
  return ['', ...rows(facts), '', '  Next', ...rows(next), '', ''].join('\n');
}

function adminsInWords(admins: Summary['admins'], first: string): string {
  if ('unknown' in admins) return `unknown: ${admins.unknown}`;
  return admins.length === 0 ? `none yet: ${first}` : admins.join(', ');
}

function rows(pairs: readonly [string, string][]): string[] {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `    ${left.padEnd(width)}   ${right}`);
}
