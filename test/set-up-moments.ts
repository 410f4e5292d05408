import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

// Ends a cold `npm start` at twenty moments, in a fresh clone of the last commit each, and starts again:
//   node test/set-up-moments.ts [how many]
// Not part of `npm test`, because each of them installs everything: test/set-up.test.ts has its moments with a stand-in for npm.

const root = join(import.meta.dirname, '..');
const moments = Number(process.argv[2] ?? 20);
const readyWithinSeconds = 400;

/** Who gets which signal. npm leads the group, as it does below a shell. */
const ways: [name: string, end: (npm: number) => void][] = [
  ['INT to all, as Ctrl-C', npm => process.kill(-npm, 'SIGINT')],
  ['TERM to npm', npm => process.kill(npm, 'SIGTERM')],
  ['KILL to npm', npm => process.kill(npm, 'SIGKILL')],
  ['KILL to all', npm => process.kill(-npm, 'SIGKILL')],
];

interface Started {
  npm: ChildProcess & { pid: number };
  exited: Promise<unknown>;
  log: string;
}

let starts = 0;

function npmStart(clone: string): Started {
  const log = join(clone, `start-${++starts}.log`);
  const output = openSync(log, 'a');
  const npm = spawn('npm', ['start'], { cwd: clone, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  return { npm: npm as Started['npm'], exited: once(npm, 'exit'), log };
}

async function isReady(clone: string, { npm }: Started): Promise<boolean> {
  const end = Date.now() + readyWithinSeconds * 1000;
  while (Date.now() < end && npm.exitCode === null && npm.signalCode === null) {
    if (existsSync(join(clone, '.preview', 'state.json'))) return true;
    await delay(100);
  }
  return false;
}

/** Whatever runs a program of the clone, or in it. */
function leftovers(clone: string): string[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).trim().split('\n');
  return processes.filter(line => line.includes(clone) && !/^\s*\d+ Z/.test(line)).map(line => line.trim());
}

async function inClone<Result>(use: (clone: string) => Promise<Result>): Promise<Result> {
  const clone = mkdtempSync(join(tmpdir(), 'streamgate-moment-'));
  execFileSync('git', ['clone', '-q', root, clone]);
  try {
    return await use(clone);
  } finally {
    for (const line of leftovers(clone)) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    rmSync(clone, { recursive: true, force: true });
  }
}

async function coldStartSeconds(): Promise<number> {
  return inClone(async clone => {
    const began = Date.now();
    const start = npmStart(clone);
    if (!(await isReady(clone, start))) throw new Error(`Not ready:\n${readFileSync(start.log, 'utf8')}`);
    const seconds = (Date.now() - began) / 1000;
    start.npm.kill('SIGTERM');
    await start.exited;
    return seconds;
  });
}

/** Undefined if the second start is ready and ends without a trace; else why not. */
async function failureAt(seconds: number, end: (npm: number) => void): Promise<string | undefined> {
  return inClone(async clone => {
    const first = npmStart(clone);
    await delay(seconds * 1000);
    end(first.npm.pid);
    await first.exited;
    const second = npmStart(clone);
    const ready = await isReady(clone, second);
    if (second.npm.exitCode === null) second.npm.kill('SIGTERM');
    await second.exited;
    if (!ready) return readFileSync(second.log, 'utf8');
    for (let tries = 0; tries < 100 && leftovers(clone).length > 0; tries++) await delay(100);
    return leftovers(clone).length > 0 ? `still running: ${leftovers(clone).join('\n')}` : undefined;
  });
}

const cold = await coldStartSeconds();
console.log(`A cold start takes ${cold.toFixed(0)} s here.`);
let failures = 0;
for (let moment = 1; moment <= moments; moment++) {
  const seconds = (cold * moment) / (moments + 1);
  const [name, end] = ways[moment % ways.length] as (typeof ways)[number];
  const failure = await failureAt(seconds, end);
  if (failure) failures++;
  console.log(`${failure ? '✗' : '✓'} ${seconds.toFixed(1).padStart(5)} s  ${name}${failure ? `\n${failure}` : ''}`);
}
console.log(`${moments - failures} of ${moments} were ready when started again.`);
process.exitCode = failures > 0 ? 1 : 0;
