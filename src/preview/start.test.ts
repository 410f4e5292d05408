import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startPreview } from './start.ts';

const clone = join(import.meta.dirname, '..', '..');
const realPython = join(clone, '.venv', 'tools', 'bin', 'python');
let root: string;
let directory: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-'));
  directory = join(root, 'preview');
  mkdirSync(directory);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A repository in which a test replaces osls and the emulator. */
function aRoot({ osls, emulator }: { osls: string; emulator: string }) {
  write(join(root, 'node_modules', 'serverless', 'bin', 'serverless.js'), osls);
  symlinkSync(join(clone, 'gate'), join(root, 'gate'));
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  write(
    python,
    `#!/bin/sh\ncd '${root}'\ncase "$1" in *emulator.py)\n${emulator}\n;; esac\nexec '${realPython}' "$@"\n`,
  );
  chmodSync(python, 0o755);
}

function write(file: string, content: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const started = () =>
  startPreview({
    root,
    directory,
    streamlit: join(clone, 'streamlit'),
    progress: () => undefined,
    log: () => undefined,
  });

/** Absolute, because osls runs in a folder of links to the repository. */
const leave = (name: string) => `require('node:fs').writeFileSync('${join(root, name)}', String(process.pid));`;

/** An osls that prints its pid and never ends. */
const endless = () => `${leave('osls.pid')} setInterval(() => {}, 1000);`;

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('the deploy begins while the embedded AWS starts', async () => {
  aRoot({
    osls: `${leave('osls.began')} console.log('nothing deployed'); process.exit(1);`,
    emulator: 'for i in $(seq 300); do [ -e osls.began ] && exit 3; sleep 0.1; done; exit 4',
  });
  await expect(started()).rejects.toThrow(/sls deploy ended with code 1|The embedded AWS ended with code 3/);
  expect(existsSync(join(root, 'osls.began'))).toBe(true);
});

test('an embedded AWS that does not start ends the deploy, and is reported', async () => {
  aRoot({
    osls: endless(),
    emulator: 'for i in $(seq 300); do [ -e osls.pid ] && break; sleep 0.1; done; echo broken; exit 3',
  });
  await expect(started()).rejects.toThrow(/^The embedded AWS ended with code 3 before it was ready[\s\S]*broken/);
  expect(isRunning(Number(readFileSync(join(root, 'osls.pid'), 'utf8')))).toBe(false);
});

test('a deploy that fails ends the embedded AWS, also one that is still starting', async () => {
  aRoot({
    osls: "console.log('no such setting'); process.exit(1);",
    emulator: 'echo $$ > emulator.pid; exec sleep 300',
  });
  const began = performance.now();
  await expect(started()).rejects.toThrow(/^sls deploy ended with code 1[\s\S]*no such setting/);
  expect(performance.now() - began).toBeLessThan(30_000); // the emulator may take a minute
  const pid = join(root, 'emulator.pid');
  expect(existsSync(pid) && isRunning(Number(readFileSync(pid, 'utf8')))).toBe(false);
});

test('an embedded AWS that ends during the deploy is reported', async () => {
  const answerOnce = [
    'import os, sys',
    'from http.server import BaseHTTPRequestHandler, HTTPServer',
    'class Ready(BaseHTTPRequestHandler):',
    '    def do_GET(self): self.send_response(200); self.end_headers()',
    'HTTPServer(("127.0.0.1", int(os.environ["GATEWAY_PORT"])), Ready).handle_request()',
    'while not os.path.exists("osls.pid"): pass',
    'sys.exit(5)',
  ];
  write(join(root, 'once.py'), answerOnce.join('\n'));
  aRoot({ osls: endless(), emulator: `exec '${realPython}' once.py` });
  await expect(started()).rejects.toThrow('The embedded AWS ended with code 5.');
  expect(isRunning(Number(readFileSync(join(root, 'osls.pid'), 'utf8')))).toBe(false);
});
