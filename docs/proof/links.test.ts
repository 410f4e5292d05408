import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { anchors, documents, inlineCode, internalLinks, read, root } from './markdown.ts';

const links = documents.flatMap(document => internalLinks(read(document)).map(link => [document, link] as const));

/** Whether a link that stands in `document` leads anywhere. */
function resolves(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : normalize(join(dirname(document), path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchors(read(target)).has(decodeURIComponent(anchor));
}

test.each([...new Set(links.map(link => JSON.stringify(link)))].map(one => JSON.parse(one) as [string, string]))(
  '%s links to %s',
  (document, link) => {
    expect(resolves(document, link)).toBe(true);
  },
);

test.each(['docs/nothing.md', '#nothing', 'docs/settings.md#login.nothing'])('%s would be found', link => {
  expect(resolves('README.md', link)).toBe(false);
});

const folders = ['config', 'resources', 'src', 'streamlit', 'gate', 'test', 'docs', 'bench'];
const files = documents.flatMap(document =>
  inlineCode(read(document))
    .filter(
      code =>
        /^[\w./-]+$/.test(code) && (folders.includes(code.split('/')[0] ?? '') || /^\w+\.(ts|mjs|json)$/.test(code)),
    )
    .filter(code => code.includes('/') || code.includes('.'))
    .map(code => [document, code] as const),
);

test.each([...new Map(files.map(file => [file.join(' '), file])).values()])(
  '%s names %s, which is there',
  (_document, file) => {
    expect(existsSync(join(root, file))).toBe(true);
  },
);

test('there are links and files to check', () => {
  expect(links.length).toBeGreaterThan(20);
  expect(files.length).toBeGreaterThan(20);
});
