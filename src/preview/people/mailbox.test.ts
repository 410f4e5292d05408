import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../../test/world/until.ts';
import { startMailbox } from './mailbox.ts';
import type { SentEmail } from './sent-emails.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'streamgate-mail-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const mail = (id: string, more: Partial<SentEmail> = {}): SentEmail => ({
  ...{ id, from: 'no-reply@example.com', to: ['ana@example.com'], subject: 'Welcome', text: 'Hello' },
  ...more,
});

test('saves each email once, in order, with its text escaped', async () => {
  const sent: SentEmail[] = [mail('1', { subject: '<b>Hi</b>', html: '<p>Password: a&amp;b</p>' })];
  const mailbox = await startMailbox(directory, { sent: async () => sent, log: () => undefined });
  await until('the first is there', () => readdirSync(directory).length === 1);
  sent.push(mail('2', { to: ['../x y@example.com'], text: '1 < 2' }));
  await until('the second is there', () => readdirSync(directory).length === 2);
  await mailbox.stop();
  const files = readdirSync(directory).sort();
  expect(files).toEqual(['0001-ana@example.com.html', '0002-.._x_y@example.com.html']);
  const [first, second] = files.map(file => readFileSync(join(directory, file), 'utf8'));
  expect(first).toContain('Subject: &lt;b&gt;Hi&lt;/b&gt;');
  expect(first).toContain('<p>Password: a&amp;b</p>');
  expect(second).toContain('<pre>1 &lt; 2</pre>');
});

test('logs a failed read, and retries', async () => {
  const problems: string[] = [];
  let answers = 0;
  const sent = async () => {
    answers++;
    if (answers === 1) throw new Error('It starts.');
    return [mail('1')];
  };
  const mailbox = await startMailbox(directory, {
    sent,
    log: (problem, error) => problems.push(`${problem} ${error}`),
  });
  await until('it is there', () => readdirSync(directory).length === 1);
  await mailbox.stop();
  expect(problems).toEqual([`Emails are missing in ${directory}. Error: It starts.`]);
});
