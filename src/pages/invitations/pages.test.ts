import { expect, test } from '@jest/globals';
import { languages } from '../../kit/languages.ts';
import { examples as others } from '../fakes/examples.ts';
import { pageResponse } from '../page.ts';
import { examples, pages } from './fakes/examples.ts';

const shown = Object.entries(examples).flatMap(([name, answer]) =>
  languages.map(language => [name, language, answer(language)] as const),
);

test.each(shown)(
  '%s in %s needs nothing from elsewhere, and runs no script of a stranger',
  (_name, _language, answer) => {
    const { multiValueHeaders: headers = {}, body = '' } = answer;
    const policy = `${headers['content-security-policy']}`;
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    const [nonce] = policy.match(/(?<='nonce-)[^']{16,}/) ?? [];
    expect(body.match(/<(?:style|script)[^>]*>/g)?.every(tag => tag.includes(`nonce="${nonce}"`))).toBe(true);
    expect(body).not.toMatch(/ on\w+=| style=|javascript:/);
    // A link to an app leads away, and loads nothing.
    const own = body.replaceAll(/<a href="https:\/\/\w+\.example\.com">/g, '');
    expect(own).not.toMatch(/(?:src|href|action)="?(?:https?:)?\/\//);
    expect(body).not.toMatch(/@import|url\(|http-equiv|<iframe|<object/i);
  },
);

/** Elements without an end. */
const single = new Set(['meta', 'link', 'input', 'br']);

test.each(shown)('%s in %s is well formed: every element ends where it should', (_name, _language, { body = '' }) => {
  const open: string[] = [];
  const text = body.replaceAll(/<(style|script)\b[^>]*>.*?<\/\1>/gs, '').replace('<!doctype html>', '');
  for (const [, end, tag = '', own] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(tag);
    else if (!own && !single.has(tag)) open.push(tag);
  }
  expect(open).toEqual([]);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, name] of text.matchAll(/ (?:for|aria-describedby)="([^"]+)"/g)) expect(ids).toContain(name);
});

test.each(shown)(
  '%s in %s: one heading, tables with heads, and whoever sees nothing hears what is what',
  (_name, language, { body = '' }) => {
    expect(body).toContain(`<html lang="${language}">`);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body.match(/<th(?![a-z])[^>]*>/g)?.every(head => head.includes('scope=')) ?? true).toBe(true);
    for (const [region] of body.matchAll(/<div class="scroll"[^>]*>/g)) {
      expect(region).toMatch(/role="region" tabindex="0" aria-label="[^"]+"/);
    }
    expect(body).not.toMatch(/>(undefined|null|NaN|\[object Object\])</);
  },
);

const evil = `"><script>alert('x')</script>&{{app}}$1`;
const escaped = '&quot;&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;{{app}}$1';

test.each(Object.keys(pages).flatMap(name => languages.map(language => [name, language] as const)))(
  'whatever somebody called something is text in %s in %s',
  (name, language) => {
    const page = pages[name]?.(language, { text: evil, email: evil, id: evil });
    const { body = '' } = page ? pageResponse(200, page) : {};
    expect(body).toContain(escaped);
    expect(body).not.toContain("alert('x')");
    expect(body.match(/<script/g)?.length ?? 0).toBe(['upload', 'progress'].includes(name) ? 1 : 0);
    expect(body).not.toMatch(/action="[^"]*[<>' ]/);
  },
);

test('a page to work with is in one language alone, and looks like the others', () => {
  const { body = '' } = examples.upload?.('ja') ?? {};
  expect(body).not.toMatch(/Invite people|Choose a CSV/);
  const colours = /:root \{[^}]*\}/;
  expect(body.match(colours)?.[0]).toBe(others['signed-out']().body?.match(colours)?.[0]);
});
