import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { ALBResult } from 'aws-lambda';
import { languages } from '../kit/languages.ts';
import { aStatus, examples } from './fakes/examples.ts';
import { pageResponse } from './page.ts';
import { asleepPage } from './power/asleep.ts';
import { statusPage } from './power/status.ts';
import { waitingPage } from './power/waiting.ts';

const pages = Object.entries(examples).flatMap(([name, answer]) =>
  languages.map(language => [name, language, answer(language) as ALBResult] as const),
);

test.each(pages)(
  '%s in %s needs nothing from elsewhere and never moves by itself',
  (_name, _language, { body = '' }) => {
    expect(body).not.toMatch(/(?:src|href|action)="?(?:https?:)?\/\//);
    expect(body).not.toMatch(/@import|url\(|http-equiv|<iframe|<object/i);
    const addresses = new Set(body.match(/https?:\/\/[^"'\s%]*/g));
    addresses.delete('http://www.w3.org/2000/svg'); // a name, which nobody looks up
    expect([...addresses]).toEqual([]);
  },
);

test.each(pages)(
  '%s in %s is kept by nobody, shown in no frame, and runs no script of a stranger',
  (name, _language, answer) => {
    const { multiValueHeaders: headers = {}, body = '' } = answer;
    expect(headers).toMatchObject({
      'content-type': ['text/html; charset=utf-8'],
      'cache-control': ['no-store'],
      'referrer-policy': [name === 'refused' ? 'no-referrer' : 'same-origin'],
      'x-content-type-options': ['nosniff'],
    });
    const policy = `${headers['content-security-policy']}`;
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    if (name === 'refused') return; // the gate's page, which has no script and no nonce
    const [nonce] = policy.match(/(?<='nonce-)[^']{16,}/) ?? [];
    expect(body.match(/<(?:style|script)[^>]*>/g)?.every(tag => tag.includes(`nonce="${nonce}"`))).toBe(true);
    expect(body).not.toMatch(/ on\w+=| style=/);
  },
);

test('a nonce is used once', () => {
  const policies = [1, 2, 3].map(() => `${examples.asked('en').multiValueHeaders?.['content-security-policy']}`);
  expect(new Set(policies).size).toBe(3);
});

test.each(pages)('%s in %s speaks both languages, and says which is which', (name, language, { body = '' }) => {
  const other = body.match(/<section lang="(\w+)">/)?.[1];
  const first = body.match(/<html lang="(\w+)">/)?.[1];
  expect([first, other].sort()).toEqual(['en', 'ja']);
  if (!['refused', 'signed-out'].includes(name)) expect(first).toBe(language);
  expect(body).toMatch(/<title>[^<]+<\/title>/);
});

const evil = `"><script>alert('x')</script>&{{app}}$1`;
const texts = { en: evil, ja: evil };
const help = { contact: evil, requestId: evil, language: 'en' as const };
const status = aStatus({ app: evil, sentence: texts, failure: { at: evil, reason: evil }, reason: evil });

test.each([
  ['waiting', waitingPage({ ...help, status: { ...status, stage: 'asked' }, slept: texts, healthPath: evil })],
  ['asleep', asleepPage({ ...help, app: evil, why: { kind: 'not-now', sentence: texts, since: texts } })],
  ['not sent', asleepPage({ ...help, app: evil, why: { kind: 'not-sent' } })],
  ['failed', asleepPage({ ...help, app: evil, why: { kind: 'failed' } })],
  [
    'status',
    statusPage({
      ...help,
      status,
      person: { email: evil, name: evil, groups: [evil] },
      times: { since: texts, until: texts, extended: texts },
    }),
  ],
])('whatever somebody called something is text in the page: %s', (name, page) => {
  const { body = '' } = pageResponse(200, page);
  const scripts = body.match(/<script/g) ?? [];
  expect(scripts.length).toBe(name === 'waiting' ? 1 : 0);
  expect(body).not.toContain("alert('x')");
  expect(body).toContain('&quot;&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;{{app}}$1');
});

test('even the longest words fit', () => {
  const long = { en: '<'.repeat(2_000), ja: '長'.repeat(2_000) };
  const lengthy = aStatus({
    app: 'a'.repeat(20),
    state: 'failed',
    sentence: long,
    failure: { at: '', reason: '<'.repeat(2_000) },
  });
  const most = { contact: '長'.repeat(200), requestId: 'x'.repeat(200), language: 'ja' as const };
  const { body = '' } = pageResponse(
    503,
    waitingPage({ ...most, status: { ...lengthy, stage: 'checking' }, slept: long, healthPath: '/x/_stcore/health' }),
  );
  expect(Buffer.byteLength(body)).toBeLessThan(15_000);
});

test('the page of the gate has the same colours and the same gate', () => {
  const gates = readFileSync(join(import.meta.dirname, '..', '..', 'gate', 'refused.html'), 'utf8');
  const own = examples['signed-out']().body ?? '';
  const colours = /:root \{[^}]*\}/;
  expect(own.match(colours)?.[0]).toBe(gates.match(colours)?.[0]);
  expect(own.match(/<path d="[^"]*"/)?.[0]).toBe(gates.match(/<path d="[^"]*"/)?.[0]);
});
