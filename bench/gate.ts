import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { taskPorts } from '../test/world/task-ports.ts';
import { Visitor } from '../test/world/visitor.ts';
import { inTurn } from './in-turn.ts';
import { load } from './load.ts';
import type { RunningPreview } from './preview.ts';
import { compared, type Result } from './table.ts';

const seconds = 3;

/** Streamlit behind the preview's load balancer and behind the bare proxy: each a process of its own. */
export async function gate({ url, person, clients }: RunningPreview): Promise<Result[]> {
  console.error('The gate …');
  const { hostname, host, port } = new URL(url);
  const visitor = new Visitor();
  await visitor.signIn(url, person.email, person.password);
  const signedIn = { port: Number(port), headers: { host, cookie: visitor.cookie(hostname) } };
  const [target] = Object.values(await taskPorts(clients)).filter(port => port > 0);
  const program = join(import.meta.dirname, 'bare-proxy.ts');
  const proxy = spawn(process.execPath, [program, String(target)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [bare] = await once(proxy.stdout, 'data');
    const path = '/_stcore/health'; // the one path that needs no proof, so that both may ask for it
    const speeds = await inTurn(5, {
      ours: async () => (await load({ ...signedIn, path }, seconds)).perSecond,
      theirs: async () => (await load({ port: Number(bare), path, headers: { host } }, seconds)).perSecond,
    });
    return [compared({ what: 'gate', unit: 'requests/s', rival: 'bare proxy', ...speeds, goal: { least: 0.5 } })];
  } finally {
    proxy.kill();
  }
}
