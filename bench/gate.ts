import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DescribeTargetHealthCommand, paginateDescribeTargetGroups } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from '../src/aws/clients.ts';
import { Visitor } from '../test/world/visitor.ts';
import { inTurn, ratios } from './in-turn.ts';
import { type Load, load } from './load.ts';
import type { RunningPreview } from './preview.ts';
import { median, type Result } from './table.ts';

const rounds = 5;
const seconds = 3;

/** Streamlit behind the preview's load balancer, behind the bare proxy, and by itself: each a process of its own. */
export async function gate({ url, person, clients }: RunningPreview): Promise<Result[]> {
  console.error(`The gate, ${rounds} rounds …`);
  const { hostname, host, port } = new URL(url);
  const visitor = new Visitor();
  await visitor.signIn(url, person.email, person.password);
  const signedIn = { port: Number(port), headers: { host, cookie: visitor.cookie(hostname) } };
  const target = await targetPort(clients);
  const program = join(import.meta.dirname, 'bare-proxy.ts');
  const proxy = spawn(process.execPath, [program, String(target)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [bare] = await once(proxy.stdout, 'data');
    const p99: Record<string, number[]> = {};
    const measure = (name: string, what: Load) => async () => {
      const { perSecond, p99: slowest } = await load(what, seconds);
      p99[name] = [...(p99[name] ?? []), slowest];
      return perSecond;
    };
    const path = '/_stcore/health'; // the one path that needs no proof, so that all three may ask for it
    const speeds: Record<string, number[]> = await inTurn(rounds, {
      ours: measure('ours', { ...signedIn, path }),
      'bare proxy': measure('bare proxy', { port: Number(bare), path, headers: { host } }),
      direct: measure('direct', { port: target, path, headers: { host } }),
      verified: measure('verified', { ...signedIn, path: '/_stcore/host-config' }),
    });
    return [
      compare('gate', 'requests/s', speeds, 'ours', 'bare proxy', 0.5),
      compare('gate', 'requests/s', speeds, 'ours', 'direct'),
      compare('gate, proofs verified', 'requests/s', speeds, 'verified', 'bare proxy'),
      compare('gate, p99', 'ms', p99, 'ours', 'bare proxy'),
      compare('gate, p99', 'ms', p99, 'ours', 'direct'),
    ];
  } finally {
    proxy.kill();
  }
}

/** `least` is the goal, where there is one. */
function compare(
  what: string,
  unit: string,
  figures: Record<string, number[]>,
  name: string,
  rival: string,
  least?: number,
): Result {
  const [ours = [], theirs = []] = [figures[name], figures[rival]];
  const ratio = median(ratios(ours, theirs));
  const goal = least === undefined ? '–' : `${least} at least`;
  return { what, unit, ours: median(ours), rival, theirs: median(theirs), ratio, goal, met: ratio >= (least ?? 0) };
}

/** Where Streamlit itself listens: the one registered task. */
async function targetPort(clients: AwsClients): Promise<number> {
  const client = clients.loadBalancing();
  for await (const { TargetGroups = [] } of paginateDescribeTargetGroups({ client }, {})) {
    for (const { TargetGroupArn, TargetType } of TargetGroups) {
      if (TargetType !== 'ip') continue;
      const health = new DescribeTargetHealthCommand({ TargetGroupArn });
      const { TargetHealthDescriptions: [found] = [] } = await client.send(health);
      if (found?.Target?.Port) return found.Target.Port;
    }
  }
  throw new Error('No task is registered.');
}
