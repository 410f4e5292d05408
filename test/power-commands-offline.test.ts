import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aProject } from './world/project.ts';

const project = aProject();
const path = [join(project.root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const program = join(project.root, 'node_modules', 'serverless', 'bin', 'serverless.js');

/** Neither an account nor a way out: whoever asked the network for anything would fail here. */
const offline = { HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };

/** Types `sls power …`. */
function type(line: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'power', ...line.split(' ')], {
    cwd: project.root,
    encoding: 'utf8',
    env: { PATH: path, HOME: project.root, ...offline },
  });
  return { status, stdout, stderr };
}

/** Runs `power …` where no AWS answers. */
const power = (line: string) => project.run(`power ${line}`, 'http://127.0.0.1:1');

beforeAll(() => {
  const hours = `hours: {
    timeZone: 'Europe/Madrid',
    open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
    closed: ['2026-12-08'],
  }`;
  project.stages({
    "host: 'sales.example.com'": `host: 'sales.example.com', ${hours}, alwaysOn: true, wakeOutsideHours: false`,
    "host: 'finance.example.com', hours: officeHours": "host: 'finance.example.com', idleMinutes: 30",
  });
});

afterAll(() => project.remove());

describe('sls power explain', () => {
  test('a time after closing, and what comes next', () => {
    const { status, stdout, stderr } = type('explain --app sales --at 2026-12-04T18:30 --stage prod');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('sales, stage prod, at 2026-12-04T18:30+01:00[Europe/Madrid]\n');
    expect(stdout).toContain('the app is closed since Fri 4 Dec, 18:00 CET, until Mon 7 Dec, 08:00 CET.\n');
    expect(stdout).toMatch(/someone connected +draining \(row 6, draining\)\n.* can stay until Fri 4 Dec, 19:00 CET/);
    expect(stdout).toMatch(/a visitor comes +asleep \(row 7, closed\)/);
    expect(stdout).toMatch(
      /Next\n {2}Mon 7 Dec, 08:00 CET {2}opens\n {2}Mon 7 Dec, 18:00 CET {2}closes\n {2}Wed 9 Dec/,
    );
  });

  test('--json is one document', async () => {
    const { status, stdout, stderr } = await power('explain --json --app finance --at 2026-12-04T17:30Z --stage prod');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      stage: 'prod',
      app: 'finance',
      at: '2026-12-04T17:30:00Z',
      timeZone: 'UTC',
      hours: { open: true },
      decisions: [
        { assumption: 'nobody-connected', target: 'asleep', reason: 'idle', row: 7 },
        { assumption: 'somebody-connected', target: 'awake', reason: 'in-use', row: 5 },
        { assumption: 'visitor-comes', target: 'awake', reason: 'leased', row: 4, until: '2026-12-04T21:30:00Z' },
        { assumption: 'not-running', target: 'asleep', reason: 'idle', row: 7 },
      ],
      next: [],
    });
  });
});

describe('sls power plan', () => {
  test('is a chart of 80 columns, with the costs', async () => {
    const { status, stdout, stderr } = await power('plan --from 2026-12-07 --days 2 --stage prod');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines).toContain('sales (Europe/Madrid)');
    expect(lines).toContain(`  Mon 7 Dec   ${'.'.repeat(16)}${'█'.repeat(20)}${'.'.repeat(12)}  10 h`);
    expect(lines).toContain(`  Tue 8 Dec   ${'.'.repeat(48)}  0 h`);
    expect(lines).toContain(`  Tue 8 Dec   ${'▒'.repeat(48)}  24 h`);
    expect(stdout).toMatch(/\n {2}at most \d+\.\d\d USD a month, always on 55\.73 USD\n$/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  test('--json is one document, and today begins it', async () => {
    const { status, stdout, stderr } = await power('plan --json --app sales --stage prod');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { apps, days, month } = JSON.parse(stdout);
    expect({ days, apps: apps.map(({ app }: { app: string }) => app) }).toEqual({ days: 14, apps: ['sales'] });
    expect(apps[0].days).toHaveLength(14);
    expect(month.stage.usd.most).toBeLessThan(month.stage.alwaysOnUsd.most);
  });
});

test.each([
  ['explain --app sales --at noon', 'bad-moment'],
  ['plan --days 0', 'bad-days'],
  ['status --app legal', 'unknown-app'],
  ['wake --no-wait', 'missing-app'],
  ['sleep --app sales --until 2020-01-01T00:00Z', 'bad-moment'],
  ['hold awake --app sales --reason Board', 'missing-until'],
  ['release sales', 'too-many-words'],
])('sls power %s: %s, before AWS is asked', async (line, code) => {
  const { status, stdout, stderr } = await power(`${line} --stage prod --json`);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
  expect(stderr).toMatch(/^✗ .*\. Allowed: /);
});

test('--help has examples', () => {
  const { status, stdout } = type('hold --help');
  expect(status).toBe(0);
  expect(stdout).toContain('npx sls power hold asleep --app sales --until 45m');
  expect(stdout).toMatch(/--json +Print one JSON document to stdout/);
});
