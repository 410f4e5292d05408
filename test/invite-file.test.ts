import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { settingsOf } from '../config/stages.ts';
import type { DeployedInvitations } from '../src/aws/invitations/deployed.ts';
import type { Job } from '../src/invitations/job.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { emailCounts } from './world/emails.ts';
import { invitationsIn } from './world/invitations-in.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';
import type { Interrupt } from './world/sls-process.ts';
import { until } from './world/until.ts';

// One stage, whose worker is asked to hurry. Each test has people of its own.

const project = aProject();
let aws: TestAws;
let stage: DeployedInvitations;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  const settings = { ...settingsOf('local'), login: { invitations: { writesPerSecond: 25, mailReserve: 15 } } };
  project.stage('local', settings);
  await putStack(aws, { settings });
  stage = await invitationsIn(aws.clients, 'streamgate-local');
}, 300_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

function written(name: string, lines: readonly string[]): string {
  writeFileSync(join(project.root, name), `${lines.join('\n')}\n`);
  return name;
}

/** Runs `invite … --stage local`. */
const invite = (line: string) => project.run(`invite ${line} --stage local`, aws.endpoint);

/** The same with `--json`: one document on stdout, and on stderr an error at most. */
async function json(line: string) {
  const { status, stdout, stderr } = await invite(`${line} --json`);
  expect(stderr).toMatch(/^(✗ .*\n)?$/);
  return { exit: status, ...JSON.parse(stdout) };
}

/** Types the same, while something else goes on. */
const typing = (line: string, interrupt: Interrupt = {}) =>
  project.typing(`invite ${line} --stage local`, aws.endpoint, interrupt);

const jobs = () => stage.ledger.jobs(1_000);
const labelled = async (label: string): Promise<Job[]> => (await jobs()).filter(job => job.label.startsWith(label));

const mails = () => emailCounts(aws.endpoint);

const wrongLines = [
  'email;name;groups;until',
  'ana@acme.com;Ana Ñuñez;finance;2099-12-31',
  'ben@acme.com;"Ben\nOkafor";;',
];
const alsoWrong = ['cara@;;;', 'ANA@acme.com;;;', 'dora@acme.com;;legal;', 'emil@acme.com;;admins|finance;'];

describe('a file that is only planned', () => {
  test('says what would be done and what is wrong, and changes nothing', async () => {
    const file = written('people.csv', [...wrongLines, ...alsoWrong]);
    const { status, stdout } = await invite(`--file ${file}`);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^people\.csv, stage local: 6 rows\. Nothing was changed\.\n\n {2}3 {2}new: invited by email\n/,
    );
    expect(stdout).toMatch(/\n {2}line 5 {2}EMAIL_SYNTAX {2}cara@\n {4}.*\n {2}line 6 {2}EMAIL_DUPLICATE_IN_FILE/);
    expect(stdout).toMatch(/\n3 emails needed; 0 of 35 of today's emails are used, so all are sent today\.\n/);
    expect(stdout).toMatch(/\nTo apply this plan: npx sls invite --file people\.csv --apply --stage local\n$/);
    expect(await json(`--file ${file}`)).toMatchObject({
      ...{ exit: 1, total: 6, rows: { invite: 3, invalid: 3 }, mails: { needed: 3, limit: 35, spent: 0 } },
      problems: [
        { line: 5, email: 'cara@', code: 'EMAIL_SYNTAX' },
        { line: 6, code: 'EMAIL_DUPLICATE_IN_FILE' },
        { line: 7, code: 'GROUP_UNKNOWN' },
      ],
    });
    expect(await jobs()).toEqual([]);
    expect((await stage.people.page()).people).toEqual([]);
    expect(await mails()).toEqual({});
  });

  test('is refused as a whole with all of its problems, before anybody is asked', async () => {
    const file = written('bad.csv', ['mail address;colour;size;name;full name', 'ana@acme.com;red;1;;']);
    const { status, stdout } = await project.run(`invite --file ${file} --json --stage local`, 'http://127.0.0.1:1');
    expect(status).toBe(2);
    const { error } = JSON.parse(stdout);
    expect(error).toMatchObject({ code: 'bad-file', given: 'bad.csv' });
    expect(error.problems.map(({ code }: { code: string }) => code)).toEqual([
      'COLUMN_UNKNOWN',
      'COLUMN_UNKNOWN',
      'COLUMN_DUPLICATE',
    ]);
  });
});

describe('a file that is applied', () => {
  test('invites everybody once, keeps the wrong rows, and writes the result of each', async () => {
    const { status, stdout, stderr } = await invite('--file people.csv --apply --result result.csv');
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^Saving: .*\nInviting: /) });
    expect(stdout).toMatch(/^people\.csv, stage local: 6 rows\.\n\n {2}3 {2}invited\n {2}3 {2}invalid: skipped\n/);
    expect(await mails()).toEqual({ 'ana@acme.com': 1, 'ben@acme.com': 1, 'emil@acme.com': 1 });
    const emil = await stage.people.find('emil@acme.com');
    expect([...(await stage.people.groupsOf(emil?.username ?? ''))].sort()).toEqual(['admins', 'finance']);
    expect(await stage.people.find('ana@acme.com')).toMatchObject({ until: '2099-12-31' });
    const result = readFileSync(join(project.root, 'result.csv'), 'utf8');
    expect(result).toMatch(/"2","ana@acme\.com".*"invited"/);
    expect(result).toMatch(/"7","dora@acme\.com".*"invalid","GROUP_UNKNOWN"/);
  });

  test('a second time does nothing to anybody', async () => {
    const before = await mails();
    expect(await json('--file people.csv --apply')).toMatchObject({
      ...{ exit: 1, ended: 'over', counts: { unchanged: 3, invalid: 3, invited: 0 } },
      jobs: [{ label: 'people.csv', state: 'completed-with-errors' }],
    });
    expect(await mails()).toEqual(before);
    expect(await labelled('people.csv')).toHaveLength(2);
  });

  test('resumed when it is over, it is told again and not done again', async () => {
    expect(await json('--file people.csv --resume')).toMatchObject({
      exit: 1,
      ended: 'over',
      counts: { unchanged: 3 },
    });
    expect(await labelled('people.csv')).toHaveLength(2);
  });

  test('its own result file may be applied, too', async () => {
    expect(await json('--file result.csv')).toMatchObject({ rows: { nothing: 3, invalid: 3 }, mails: { needed: 0 } });
  });

  test('another file has nothing to resume', async () => {
    const { exit, error } = await json(`--file ${written('other.csv', ['email', 'zoe@acme.com'])} --resume`);
    expect({ exit, code: error.code }).toEqual({ exit: 1, code: 'nothing-to-resume' });
  });
});

test('interrupted while its rows are written down, it goes on with --resume, and doubles nothing', async () => {
  const total = 12_000;
  const sound = new Map([
    [1, 'gus@acme.com'],
    [5_000, 'hal@acme.com'],
    [total, 'ida@acme.com'],
  ]);
  const rows = Array.from({ length: total }, (_, index) => sound.get(index + 1) ?? `no address ${index}`);
  const file = written('many.csv', ['email', ...rows]);
  const second = until('a second job is written down', async () => (await labelled(file)).length > 1, 120);
  const { status, said } = await typing(`--file ${file} --apply`, { interruptWhen: second });
  expect(said).toMatch(
    / of 12,000 rows saved\. To continue: npx sls invite --file many\.csv --resume --stage local\n$/,
  );
  expect(status).toBe(1);
  const before = await labelled(file);
  expect(before.map(({ state }) => state)).toContain('submitting');

  const resumed = await typing(`--file ${file} --resume --json`);
  const { counts, problems, jobs } = JSON.parse(resumed.said);
  expect(counts).toMatchObject({ invited: 3, invalid: total - 3 });
  expect(problems).toHaveLength(total - 3);
  expect(resumed.status).toBe(1);
  expect(jobs.map(({ total }: Job) => total)).toEqual([5_000, 5_000, 2_000]);
  expect(await labelled(file)).toHaveLength(3);
  const lines = new Set<number>();
  let read = 0;
  for (const { id } of jobs) {
    for await (const { line } of stage.ledger.rows(id)) {
      lines.add(line);
      read++;
    }
  }
  expect({ read, lines: lines.size }).toEqual({ read: total, lines: total });
  expect(await mails()).toMatchObject({ 'gus@acme.com': 1, 'hal@acme.com': 1, 'ida@acme.com': 1 });
}, 300_000);

test('interrupted while it is watched, it is done all the same', async () => {
  const file = written('watched.csv', ['email', ...[1, 2, 3, 4, 5].map(n => `watched${n}@acme.com`)]);
  const { status, said } = await typing(`--file ${file} --apply`, { interruptAt: 'Inviting' });
  expect(said).toMatch(/Interrupted\. Inviting continues in AWS\. To watch it: npx sls invite --file watched/);
  expect(status).toBe(1);
  expect(await json(`--file ${file} --resume`)).toMatchObject({ exit: 0, ended: 'over', counts: { invited: 5 } });
});

test('beyond the mails of the day it says when it goes on by itself', async () => {
  const people = Array.from({ length: 40 }, (_, index) => `late${index}@acme.com`);
  const file = written('late.csv', ['email', ...people]);
  const sent = async () => Object.values(await mails()).reduce((sum, count) => sum + count, 0);
  const spent = await sent(); // by the other tests
  const [today, later] = [35 - spent, 40 - (35 - spent)];
  expect(later).toBeGreaterThan(0);
  expect(await json(`--file ${file}`)).toMatchObject({
    exit: 0,
    mails: { needed: 40, spent, last: expect.any(String) },
  });
  const { status, stdout } = await invite(`--file ${file} --apply`);
  const counts = new RegExp(`\\n +${today} {2}invited\\n +${later} {2}queued for a later day\\n`);
  expect(stdout).toMatch(counts);
  expect(stdout).toContain(`${later} rows left. Today's email limit is reached. Sending resumes automatically on `);
  expect(stdout).toMatch(/Sending resumes automatically on .* 00:00 UTC\.\n/);
  expect(status).toBe(0);
  expect(await sent()).toBe(35);
});
