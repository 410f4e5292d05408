import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { shippedPage } from '../src/cost/capacity.ts';
import { inTurn } from './in-turn.ts';
import { compared, type Result } from './table.ts';

const clicks = 40;
const people = 21;

/** What a click on the shipped page takes of the processor, and what people with the page open take of the memory. */
export async function crowd(): Promise<Result[]> {
  console.error('A crowd …');
  const python = join(import.meta.dirname, '..', '.venv', 'app', 'bin', 'python');
  const program = join(import.meta.dirname, 'clicks.py');
  const used = (...args: (string | number)[]): { seconds: number; mebibytes: number } =>
    JSON.parse(execFileSync(python, [program, ...args.map(String)], { encoding: 'utf8' }));
  const click = (app: string) => async () => ((used(app, 1, clicks).seconds - used(app, 1, 0).seconds) / clicks) * 1000;
  const times = await inTurn(3, { ours: click('gate.asgi:app'), theirs: click('without:app') });
  const counted = shippedPage.startMiB + people * shippedPage.sessionMiB;
  const memory = { ours: [used('gate.asgi:app', people, 0).mebibytes], theirs: [counted] };
  const docs = 'docs/settings.md';
  return [
    compared({ what: 'a click', unit: 'ms', rival: 'without the gate', ...times, goal: { most: 1.2 } }),
    compared({ what: `memory of ${people} people`, unit: 'MiB', rival: docs, ...memory, goal: { most: 1 } }),
  ];
}
